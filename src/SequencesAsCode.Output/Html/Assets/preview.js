// Nothing on the page depends on this: it saves work (frames are made when they come into view), unfolds and prints.
"use strict";

const mostAtOnce = 100;
const folded = document.querySelectorAll("main details");
const unfold = document.getElementById("unfold");
const print = document.getElementById("print");
const waiting = () => [...document.querySelectorAll(".frame > noscript")];

// What the browser left as text because scripts run is the frame, written by the same program as this script.
function make(noscript) {
  const template = document.createElement("template");
  template.innerHTML = noscript.textContent;
  const frame = template.content.firstElementChild;
  frame.removeAttribute("loading");
  const loaded = new Promise(done => frame.addEventListener("load", done, { once: true }));
  noscript.replaceWith(frame);
  return loaded;
}

const seen = new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    const noscript = target.querySelector(":scope > noscript");
    if (noscript) make(noscript);
  }
}, { rootMargin: "600px" });

function openAll(open) {
  for (const details of folded) details.open = open;
  if (unfold) unfold.textContent = open ? "Fold all" : "Unfold all";
}

// A link to a folded sequence unfolds it.
function follow() {
  const details = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (details instanceof HTMLDetailsElement) details.open = true;
}

// The styles of a page with scripts go by attributes of the page: that is cheap where a page is large.
function switchAll() {
  for (const { id, name } of document.querySelectorAll(".choices input:checked"))
    document.documentElement.dataset[name] = id.slice(name.length + 1);
}

// A printer does not wait for frames, so they are there before it is asked.
async function printAll() {
  openAll(true);
  await Promise.all(waiting().map(make));
  window.print();
}

// The heights of emails are estimated for a font as wide as Arial.
function measureFont() {
  const ruler = document.createElement("canvas").getContext("2d");
  if (!ruler) return;
  ruler.font = '100px Arial, "Helvetica Neue", Helvetica, sans-serif';
  document.documentElement.classList.toggle("wide-font", ruler.measureText("the quick brown fox").width > 930);
}

measureFont();
for (const noscript of waiting()) seen.observe(noscript.parentElement);
if (unfold) {
  unfold.hidden = folded.length === 0;
  print.hidden = false;
  unfold.addEventListener("click", () => openAll(unfold.textContent === "Unfold all"));
  print.addEventListener("click", printAll);
}
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => openAll(true));
addEventListener("load", () => { if (waiting().length <= mostAtOnce) waiting().forEach(make); });
addEventListener("change", switchAll);
follow();
switchAll();
