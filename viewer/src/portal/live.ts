// Parts of a page that renew themselves while work goes on: only pages with such a part have this script.
import htmx from "htmx.org";

// Nothing of a page may be run as a script, and no style is put into it: the pages' policy forbids both.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;

// An answer that says what is wrong is shown as well: errors by their field come with 422.
document.addEventListener("htmx:beforeSwap", (event) => {
  const detail = (event as CustomEvent<{ xhr: XMLHttpRequest; shouldSwap: boolean; isError: boolean }>).detail;
  if (detail.xhr.status === 422) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});
