// Lines of the icons that come with the second script, 24 × 24.

export const ROOMS = "M4.5 5h6v6h-6zM13.5 5h6v6h-6zM4.5 14h6v5h-6zM13.5 14h6v5h-6z";
export const PLAN = "M9 4.5 3.5 6.5v13L9 17.5l6 2 5.5-2v-13L15 6.5zM9 4.5v13M15 6.5v13";
export const ROUTE = "M6.5 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.5 8.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8.5 17.5H15a3.2 3.2 0 0 0 0-6.4H9A3.2 3.2 0 0 1 9 6.5h6.5";
export const TEXT = "M5 5.5h14M5 10h14M5 14.5h14M5 19h8";
export const LETTERS = "M3.5 18.5 8.5 6h.6l5 12.5M5.3 14.5h7M15 18.5l3-8h.4l3 8M16 16h4.5";
export const FOLD = "M4 8h16M4 16h16M9 5v6M15 13v6";
export const MORE = "M6 12h.01M12 12h.01M18 12h.01";
export const ROTATE = "M19.5 12a7.5 7.5 0 1 1-2.4-5.5M19.5 4v4h-4";
export const PHONE = "M8 3.5h8v17H8zM11 17.5h2M4.5 9c-.8 2-.8 4 0 6M19.5 9c.8 2 .8 4 0 6";
export const HEART = "M12 19.5C6 15 4 12.2 4 9.2a4.2 4.2 0 0 1 8-1.9 4.2 4.2 0 0 1 8 1.9c0 3-2 5.8-8 10.3z";
export const HEADSET = "M4 7.5h16v9.5h-5.5L12 14.5 9.5 17H4zM7.5 12h2M14.5 12h2";
export const HOME = "M4.5 11.5 12 5l7.5 6.5M6.5 10v8.5h11V10";
export const HERE = "M12 20.5c4-4.3 6-7.5 6-10.2a6 6 0 0 0-12 0c0 2.7 2 5.9 6 10.2zM12 8.3v4";
export const PAUSE = "M9 6v12M15 6v12";
export const NEXT = "m9.5 6 6 6-6 6";
export const BACK = "M14.5 6 8.5 12l6 6";
