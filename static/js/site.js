/* What a page may gain from script; without it, everything still works. */

const summary = document.querySelector("[data-error-summary]");
if (summary) summary.focus();

/* A page that answers a form stands at the form's address, which only takes what is sent; it can be opened at its own. */
const main = document.querySelector("main[data-address]");
if (main) window.history.replaceState(null, "", main.dataset.address);

const openMenus = () => document.querySelectorAll("details.drop[open]");

document.addEventListener("click", (event) => {
  const leaves = event.target.closest('a[href^="#"]') !== null;
  for (const menu of openMenus()) if (leaves || !menu.contains(event.target)) menu.open = false;
  if (event.target.closest("[data-print]")) window.print();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary").focus();
  }
});

/* A button that needs script shows itself only where there is some. */
for (const button of document.querySelectorAll("[data-print][hidden]")) button.hidden = false;

/* A fragment that came back with errors takes the focus to its summary, as a whole page does. */
document.addEventListener("htmx:afterSwap", (event) => {
  const fresh = event.target.querySelector("[data-error-summary]");
  if (fresh) fresh.focus();
});

/* A text with a limit says how much of it is used, once the end is near; nothing is cut off. */
const showCount = (field) => {
  const used = field.value.trim().length;
  const longest = Number(field.dataset.longest);
  const next = field.nextElementSibling;
  const counter = next && next.matches(".counter") ? next : document.createElement("p");
  counter.className = used > longest ? "counter counter--over" : "counter";
  counter.textContent = [used, longest].map((one) => one.toLocaleString(document.documentElement.lang)).join(" / ");
  if (used > longest * 0.8) field.after(counter);
  else counter.remove();
};

for (const field of document.querySelectorAll("[data-longest]")) showCount(field);
document.addEventListener("input", (event) => {
  if (event.target.dataset.longest) showCount(event.target);
});
