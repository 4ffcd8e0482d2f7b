
// Getting around: filters, search, the list beside the sequences, what was viewed, keys, copying.
const sequences = [...document.querySelectorAll("main > .sequence")];
const links = new Map([...document.querySelectorAll(".rail li > a")].map(link => [link.getAttribute("href").slice(1), link]));
const rail = document.querySelector(".rail ol");
const find = document.getElementById("find");
const progress = document.getElementById("progress");
let filter = null;
let current = null;

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// A page from a file or in a sandbox may have no storage; then ticks last as long as the page is open.
const store = (() => {
  const name = `sequences-viewed ${document.body.dataset.page}`;
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem(name)) ?? {}; } catch { }
  const isViewed = sequence => kept[sequence.id] === sequence.dataset.version;
  function set(sequence, viewed) {
    if (viewed) kept[sequence.id] = sequence.dataset.version;
    else delete kept[sequence.id];
    try { localStorage.setItem(name, JSON.stringify(kept)); } catch { }
  }
  return { isViewed, set };
})();

// What changed since it was viewed is not viewed: the version is of what the page shows.
function showViewed(sequence) {
  const viewed = store.isViewed(sequence);
  const item = links.get(sequence.id)?.parentElement;
  sequence.classList.toggle("viewed", viewed);
  item?.classList.toggle("viewed", viewed);
  for (const button of [sequence.querySelector(".seen"), item?.querySelector(".tick")])
    button?.setAttribute("aria-pressed", String(viewed));
}

function showProgress(shown = sequences.filter(sequence => !sequence.hidden).length) {
  if (!progress) return;
  const viewed = sequences.filter(store.isViewed).length;
  const part = shown < sequences.length ? `${shown} of ${sequences.length} shown, ` : "";
  progress.hidden = false;
  progress.textContent = part + (part ? `${viewed} viewed` : `${viewed} of ${sequences.length} viewed`);
}

function setViewed(sequence, viewed) {
  store.set(sequence, viewed);
  showViewed(sequence);
  showProgress();
}

function showMatches() {
  const words = (find?.value ?? "").toLowerCase().split(/\s+/).filter(word => word);
  let matches = 0;
  for (const sequence of sequences) {
    const isChosen = !filter || sequence.dataset.filters.split(" ").includes(filter);
    const text = words.length ? sequence.querySelector("summary").textContent.toLowerCase() : "";
    const isMatch = isChosen && words.every(word => text.includes(word));
    sequence.hidden = !isMatch;
    const link = links.get(sequence.id);
    if (link) link.parentElement.hidden = !isMatch;
    if (isMatch) matches++;
  }
  nothing.hidden = matches > 0;
  showProgress(matches);
}

function clear() {
  if (find) find.value = "";
  choose(filter);
}

function choose(name) {
  filter = filter === name ? null : name;
  for (const part of document.querySelectorAll("button.part"))
    part.setAttribute("aria-pressed", String(part.dataset.filter === filter));
  showMatches();
}

function markCurrent(sequence) {
  if (current === sequence) return;
  links.get(current?.id)?.removeAttribute("aria-current");
  current = sequence;
  const link = links.get(current?.id);
  if (!link) return;
  link.setAttribute("aria-current", "true");
  // Only the list scrolls: scrollIntoView could move the page as well.
  const { top, bottom } = link.getBoundingClientRect();
  const box = rail.getBoundingClientRect();
  if (top < box.top) rail.scrollTop -= box.top - top;
  else if (bottom > box.bottom) rail.scrollTop += bottom - box.bottom;
}

function go(sequence) {
  if (!sequence) return;
  sequence.open = true;
  sequence.scrollIntoView();
  sequence.querySelector("summary").focus({ preventScroll: true });
  markCurrent(sequence);
}

function neighbor(distance) {
  const visible = sequences.filter(sequence => !sequence.hidden);
  const place = visible.indexOf(current);
  return place < 0 ? visible[0] : visible[place + distance];
}

// Viewed is done with: it folds, and the next one is shown.
function viewAndGoOn() {
  if (!current) return;
  const viewed = !store.isViewed(current);
  const next = neighbor(1);
  setViewed(current, viewed);
  if (!viewed) return;
  current.open = false;
  go(next);
}

const keys = {
  j: () => go(neighbor(1)),
  k: () => go(neighbor(-1)),
  v: viewAndGoOn,
  "/": () => find?.focus(),
};

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { value: text, readOnly: true, className: "vh" });
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
}

const clearing = element("button", { type: "button" }, "Show all");
const nothing = element("div", { className: "nothing", hidden: true }, element("p", {}, "No sequence matches."), clearing);
clearing.addEventListener("click", clear);
document.querySelector("main")?.prepend(nothing);

for (const part of document.querySelectorAll(".part")) {
  const button = element("button", { type: "button", className: "part" }, ...part.childNodes);
  button.dataset.filter = part.dataset.filter;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => choose(button.dataset.filter));
  part.replaceWith(button);
}
for (const copied of document.querySelectorAll(".copied")) {
  const text = copied.textContent;
  const button = element("button", { type: "button", className: "copy" }, "Copy");
  button.addEventListener("click", () => copy(button, text));
  copied.append(button);
}
for (const choice of document.querySelectorAll("input[name=steps]")) {
  choice.addEventListener("change", () => {
    for (const details of document.querySelectorAll(".unchanged > details")) details.open = choice.id === "steps-whole";
  });
}

if (links.size) {
  for (const hidden of document.querySelectorAll(".find, .keys")) hidden.hidden = false;
  find.addEventListener("input", showMatches);
  find.addEventListener("keydown", event => {
    if (event.key === "Escape") { find.value = ""; showMatches(); find.blur(); }
    if (event.key === "Enter") go(sequences.find(sequence => !sequence.hidden));
  });
  for (const sequence of sequences) {
    const name = sequence.querySelector("h2").textContent;
    const seen = element("button", { type: "button", className: "seen" }, "Viewed");
    const tick = element("button", { type: "button", className: "tick", title: "Viewed" }, "✓");
    tick.setAttribute("aria-label", `Viewed: ${name}`);
    seen.setAttribute("aria-label", `Viewed: ${name}`);
    for (const button of [seen, tick]) {
      button.addEventListener("click", event => {
        event.preventDefault();
        setViewed(sequence, !store.isViewed(sequence));
        if (button === seen && store.isViewed(sequence)) sequence.open = false;
      });
    }
    sequence.querySelector(".row-end").append(seen);
    links.get(sequence.id).after(tick);
    links.get(sequence.id).addEventListener("click", () => { sequence.open = true; });
    showViewed(sequence);
  }
  showProgress();
  markCurrent(sequences[0]);

  // The sequence at the top of the window is the current one.
  const near = new Set();
  const top = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) near[isIntersecting ? "add" : "delete"](target);
    const first = sequences.find(sequence => near.has(sequence));
    if (first) markCurrent(first);
  }, { rootMargin: "-72px 0px -75% 0px" });
  sequences.forEach(sequence => top.observe(sequence));

  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=radio]), textarea, select")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
// The bar of switches has a line more where there is no room.
const bar = document.querySelector(".controls");
if (bar) new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight - 1}px`)).observe(bar);

document.addEventListener("click", event => {
  const switches = document.querySelector(".switches");
  if (switches?.open && !switches.contains(event.target)) switches.open = false;
});
