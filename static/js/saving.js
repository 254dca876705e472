/* Saving while one writes: what is under way, what is not saved yet, and going on after one was logged out. */

const savingWords = document.querySelector("template[data-saving-words]");
const FIRST_PAUSE = 5000; // milliseconds before a save is tried again; each time twice as long
const LONGEST_PAUSE = 60000;

/* Questions with something that the server has not taken: how many edits, how many of them are on their way, and
   whether it went wrong: "again" is tried again, "wrong" waits for the person. */
const unsaved = new Map();
let underWay = 0;
let pause = FIRST_PAUSE;
let waiting = null;

const questionOf = (node) => node.closest && node.closest("[data-saves]");
const inWords = (name) => savingWords.content.querySelector(`[data-word="${name}"]`).cloneNode(true);

/* The bar at the bottom says the worst that is true. */
const tell = () => {
  const bar = document.querySelector("#progress .saved");
  const faults = new Set([...unsaved.values()].map((one) => one.fault));
  const word = faults.has("again") ? "again" : underWay ? "saving" : faults.has("wrong") ? "wrong" : null;
  if (bar && word) bar.replaceChildren(inWords(word));
};

const tellBeside = (question, word) => {
  const state = question.querySelector(".question-state");
  for (const old of state.querySelectorAll(".saved")) old.remove();
  if (!word) return;
  const line = document.createElement("p");
  line.className = "saved saved--not";
  line.setAttribute("role", "status");
  line.append(inWords(word));
  state.append(line);
};

document.addEventListener("input", (event) => {
  const question = questionOf(event.target);
  if (question) unsaved.set(question, { ...unsaved.get(question), edits: (unsaved.get(question)?.edits || 0) + 1 });
});

for (const wrong of document.querySelectorAll("[data-saves]:has(.invalid-feedback, .conflict)")) {
  unsaved.set(wrong, { edits: 0, sent: 0, fault: "wrong" });
}

/* --- Each save of an open page has a number, so that a late packet never overwrites a newer one --- */

const nextInSequence = (form) => {
  const field = form && form.querySelector("[data-sequence]");
  if (field) field.value = Number(field.value) + 1;
  return field && field.value;
};

document.addEventListener("htmx:configRequest", (event) => {
  const number = nextInSequence(event.target.closest("form"));
  if (number) event.detail.parameters.set("sequence", number);
});

/* --- One save, from its beginning to its answer --- */

let sending = false;

/* Between two texts, going on to the next field is no choice; writing on, or a button, is. */
const isUndecided = (question, one) => question.querySelector(".conflict") !== null && one.edits === one.sent;

document.addEventListener("htmx:beforeRequest", (event) => {
  if (sending) return event.preventDefault();
  const question = questionOf(event.detail.elt);
  if (!question) return undefined;
  const one = unsaved.get(question) || { edits: 0 };
  if (isUndecided(question, one)) return event.preventDefault();
  unsaved.set(question, { ...one, sent: one.edits });
  underWay += 1;
  tellBeside(question, null);
  return tell();
});

document.addEventListener("htmx:afterRequest", (event) => {
  const question = questionOf(event.detail.elt);
  if (!question) return;
  const { status } = event.detail.xhr;
  const one = unsaved.get(question) || { edits: 0 };
  underWay = Math.max(0, underWay - 1);
  if (status >= 200 && status < 300) {
    pause = FIRST_PAUSE;
    if (one.edits === one.sent) unsaved.delete(question);
    else unsaved.set(question, { ...one, fault: null });
  } else if (!sending) {
    unsaved.set(question, { ...one, fault: status === 409 || status === 422 ? "wrong" : "again" });
    if (status === 401) showLoggedOut();
    else if (unsaved.get(question).fault === "again") later();
    if (unsaved.get(question).fault === "again") tellBeside(question, "again");
  }
  markFaults(question);
  tell();
});

const markFaults = (question) => {
  const wrong = question.querySelector(".invalid-feedback") !== null;
  for (const field of question.querySelectorAll(".form-control, .form-select")) {
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
};

/* --- Trying again --- */

const later = () => {
  clearTimeout(waiting);
  waiting = setTimeout(again, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
};

/* Asks for the page anew: whoever has logged in meanwhile has a new token, without which nothing is taken. The answer is
   null while nobody is logged in. */
const knock = async () => {
  const answer = await fetch(window.location.href);
  if (answer.redirected) return null;
  if (!answer.ok) throw new Error(`answered with ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[name=csrfmiddlewaretoken]").value;
};

const again = async () => {
  clearTimeout(waiting);
  let token;
  try {
    token = await knock();
  } catch {
    return later();
  }
  if (!token) return showLoggedOut();
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  hideLoggedOut();
  for (const [question, one] of unsaved) if (one.fault === "again") window.htmx.trigger(question, "again");
  return undefined;
};

const loggedOut = () => document.querySelector("[data-logged-out]");
const hideLoggedOut = () => loggedOut()?.remove();

const showLoggedOut = () => {
  if (!loggedOut()) document.body.append(savingWords.content.querySelector("[data-logged-out]").cloneNode(true));
};

const comeBack = () => {
  const stuck = [...unsaved.values()].some((one) => one.fault === "again");
  if (document.visibilityState === "visible" && (stuck || loggedOut())) again();
};

window.addEventListener("online", comeBack);
window.addEventListener("focus", comeBack);
document.addEventListener("visibilitychange", comeBack);

/* --- The button sends the whole form, so autosaves on their way or in line are called off --- */

document.addEventListener("submit", (event) => {
  if (!event.target.querySelector("[data-sequence]")) return;
  if (loggedOut()) {
    event.preventDefault();
    loggedOut().querySelector("a").focus();
    return;
  }
  nextInSequence(event.target);
  sending = true;
  for (const saving of document.querySelectorAll(".htmx-request")) window.htmx.trigger(saving, "htmx:abort");
});

window.addEventListener("pageshow", () => {
  sending = false;
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved.size && !sending) event.preventDefault();
});
