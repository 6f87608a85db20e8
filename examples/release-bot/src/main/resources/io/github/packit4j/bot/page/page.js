// Keeps the parts of a page up to date while things change. Without it, every page is complete.
const live = document.getElementById("live");
let refreshing = false;
let again = false;

function keyOf(element) {
  return element?.id || element?.getAttribute?.("href") || "";
}

function replace(fresh) {
  const focused = document.activeElement;
  for (const old of document.querySelectorAll("[data-live]")) {
    const now = fresh.getElementById(old.id);
    if (!now || now.innerHTML === old.innerHTML) continue;
    const key = old.contains(focused) ? keyOf(focused) : "";
    old.replaceWith(document.adoptNode(now));
    if (!key) continue;
    const same = [...now.querySelectorAll("a, button, [id]")].find((one) => keyOf(one) === key);
    same?.focus({ preventScroll: true });
  }
}

async function refresh() {
  if (refreshing) {
    again = true;
    return;
  }
  refreshing = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok) replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // The stream says when the server is back.
  } finally {
    refreshing = false;
    if (again) {
      again = false;
      setTimeout(refresh, 500);
    }
  }
}

if (document.querySelector("[data-live]")) {
  const stream = new EventSource("/stream");
  stream.addEventListener("ready", () => {
    live.textContent = "This page is live.";
    refresh();
  });
  stream.addEventListener("error", () => {
    live.textContent = "Not live now.";
  });
  for (const kind of ["job", "event"]) stream.addEventListener(kind, refresh);
  setInterval(refresh, 60_000);
}
