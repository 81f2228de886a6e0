// The visitor's first language that the museum speaks; without one, or without JavaScript, the page stays and asks.

const wanted: readonly string[] = navigator.languages || [navigator.language || ""];
const code = wanted.map((language) => language.slice(0, 2).toLowerCase()).find((language) => /^(kk|ru|en)$/.test(language));
// replace(): "back" leads out of the museum, not into this page again.
if (code) location.replace(code + "/index.html" + location.search + location.hash);
