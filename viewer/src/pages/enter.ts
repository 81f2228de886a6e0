// The page of a room or an object that was sent together with a view leads on to that view in the panorama. Whoever reads pages
// for others, and shows their pictures, runs no scripts and sees no more of the address than the page.

if (/\//.test(location.hash)) location.replace("../index.html" + location.hash);
