// The page for addresses that lead nowhere is shown at any depth, and whoever put the site somewhere need not have said where:
// the site's root is the nearest folder above that holds the site's document. Without a script the links count from the root of
// the host, or from the address that was said.

/** More folders than any address of ours has. */
const MOST = 12;

async function root(name: string): Promise<string | null> {
  const folders = location.pathname.split("/").slice(1, -1).slice(0, MOST);
  for (let n = folders.length; n >= 0; n--) {
    const at = ["", ...folders.slice(0, n), ""].join("/");
    const { ok, headers } = await fetch(at + name, { method: "HEAD" });
    // Some hosts answer every address with a page.
    if (ok && /json/.test(String(headers.get("content-type")))) return at;
  }
  return null;
}

const list = document.querySelector("[data-document]");
root(String(list && list.getAttribute("data-document"))).then(
  (found) => {
    if (found !== null)
      for (const link of Array.from(document.querySelectorAll("a[data-way]"))) link.setAttribute("href", found + link.getAttribute("data-way"));
  },
  () => undefined,
);
