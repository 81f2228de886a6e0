// Before kiosk_start.js in a site that was built for a hall: the kiosk begins by itself.
try { if (sessionStorage.getItem("jetisu360-kiosk") === null) sessionStorage.setItem("jetisu360-kiosk", ""); } catch (_) { /* as there */ }
