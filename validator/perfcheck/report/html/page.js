"use strict";
/* Light and dark, folds, and the rule beside the finding. Nothing is fetched, kept or written as
   markup. What findings.js uses, too, is given back as `page`. */
var page = (function () {
  var root = document.documentElement;
  var words = JSON.parse(document.getElementById("words").textContent);
  root.classList.add("on");

  function byId(id) { return document.getElementById(id); }
  function make(tag, text, kind) {
    var made = document.createElement(tag);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }
  function fill(pattern) {
    var values = arguments;
    return pattern.replace(/\{(\d)\}/g, function (_, index) { return values[Number(index) + 1]; });
  }
  function each(selector, act, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), act);
  }

  /* Light and dark: the system's choice until the reader makes another. */
  var THEMES = ["auto", "light", "dark"];
  var theme = byId("theme");
  var themeName = theme.textContent;
  function setTheme(name) {
    if (name === "auto") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", name);
    theme.textContent = themeName + " · " + words[name];
    theme.value = name;
  }
  setTheme("auto");
  theme.addEventListener("click", function () {
    setTheme(THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length]);
  });

  /* Long grids and sums are folded; without this script, and on paper, they are open. */
  each("[data-fold]", function (section) {
    var heading = section.querySelector("h4");
    var body = section.querySelector(".scroll");
    var button = make("button");
    button.type = "button";
    body.id = heading.id + "-body";
    button.setAttribute("aria-controls", body.id);
    function show(open) {
      button.textContent = open ? words.fold : words.unfold;
      button.setAttribute("aria-expanded", String(open));
      body.classList.toggle("folded", !open);
    }
    button.addEventListener("click", function () {
      show(button.getAttribute("aria-expanded") !== "true");
    });
    show(false);
    heading.appendChild(document.createTextNode(" "));
    heading.appendChild(button);
  });

  /* The rule, its basis and its remedies, beside the finding. */
  var dialog = byId("dialog");
  var dialogBody = byId("dialog-body");
  byId("close").textContent = words.close;
  function copy(card) {
    var clone = card.cloneNode(true);
    each("[id]", function (part) { part.removeAttribute("id"); }, clone);
    return Array.prototype.slice.call(clone.childNodes);
  }
  function openRule(code, remedy) {
    var card = byId(code);
    if (!card || !dialog.showModal) return false;
    dialogBody.textContent = "";
    copy(card).forEach(function (part) { dialogBody.appendChild(part); });
    dialogBody.querySelector("h3").id = "dialog-h";
    if (remedy) {
      var list = dialogBody.querySelector("dl");
      list.insertBefore(make("dd", remedy), list.firstChild);
      list.insertBefore(make("dt", words.here), list.firstChild);
    }
    dialog.showModal();
    dialog.scrollTop = 0;
    return true;
  }
  function remedyOf(note, anchor) {
    if (anchor.indexOf("-") > 0 && byId(anchor)) return byId(anchor).textContent;
    var own = note.querySelector(".r");
    return own ? own.textContent.replace(/^[^:：]*[:：]\s*/, "") : "";
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest(".notes .c") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var remedy = remedyOf(link.closest("li"), link.getAttribute("href").slice(1));
    if (openRule(link.textContent, remedy)) event.preventDefault();
  });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog) dialog.close();
  });
  return { root: root, words: words, byId: byId, make: make, fill: fill, each: each };
})();
