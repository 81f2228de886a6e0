// In the head of the museum's page: who was sent a view sees that one first, not the glimpse of where others begin.

if (location.hash) document.documentElement.setAttribute("data-elsewhere", "");
