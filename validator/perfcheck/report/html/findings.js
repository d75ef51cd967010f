"use strict";
/* Filters and the side list. The findings are read from the page itself. */
(function (page) {
  var PAGE = 100;
  var root = page.root, words = page.words;
  var byId = page.byId, make = page.make, fill = page.fill, each = page.each;
  var SEVERITY = { e: words.error, w: words.warning, a: words.advice };
  if (!byId("panel")) return;

  /* The findings, as the page shows them. */
  var notes = [];
  var projects = [];
  function gather(node, owner) {
    each(".notes > li", function (item) {
      notes.push({
        item: item,
        owner: owner,
        severity: item.className,
        code: item.querySelector(".c").textContent,
        mark: byId("k" + item.id.slice(1)),
        text: null
      });
    }, node);
  }
  each(".file, .table, .project", function (section) {
    if (section.className === "project") {
      var name = section.querySelector(".pn").textContent;
      var owner = { id: section.id, section: section, name: name, table: section.parentNode.id };
      projects.push(owner);
      gather(section, owner);
    } else {
      each(":scope > .doc, :scope > .outside", function (part) {
        gather(part, { id: "", section: null, name: words.head, table: section.id });
      }, section);
    }
  });
  each("main > .outside", function (part) {
    gather(part, { id: "", section: null, name: words.head, table: "" });
  });

  var select = { rule: byId("rule"), project: byId("project"), group: byId("group") };
  var search = byId("search");
  var only = byId("only");
  each("#rules .rule", function (card) {
    var option = make("option", card.querySelector("h3").textContent + " · " + card.dataset.n);
    option.value = card.id;
    select.rule.appendChild(option);
  });
  var severalTables = document.querySelectorAll(".table").length > 1;
  var groups = {};
  projects.forEach(function (owner) {
    var option = make("option", owner.section.querySelector(".num").textContent + " " + owner.name);
    option.value = owner.id;
    var into = select.project;
    if (severalTables) {
      if (!groups[owner.table]) {
        groups[owner.table] = make("optgroup");
        groups[owner.table].label = byId(owner.table).closest(".file").querySelector("h2").textContent;
        select.project.appendChild(groups[owner.table]);
      }
      into = groups[owner.table];
    }
    into.appendChild(option);
  });

  function rowBefore(note) {
    var row = note.item.closest("tr");
    return row ? row.previousElementSibling : null;
  }
  function textOf(note) {
    if (note.text === null) {
      var row = rowBefore(note);
      note.text = (note.owner.name + " " + note.item.textContent + " " +
        (row ? row.textContent : "")).toLowerCase();
    }
    return note.text;
  }

  var shown = [];
  var current = -1;
  function wanted() {
    var severities = {};
    each("input[name=severity]", function (box) { severities[box.value] = box.checked; });
    var rule = select.rule.value;
    var project = select.project.value;
    var asked = search.value.trim().toLowerCase();
    return function (note) {
      return severities[note.severity] && (!rule || note.code === rule) &&
        (!project || note.owner.id === project) && (!asked || textOf(note).indexOf(asked) >= 0);
    };
  }
  function apply() {
    var keep = wanted();
    shown = [];
    notes.forEach(function (note) {
      var hide = !keep(note);
      if (!hide) shown.push(note);
      if (note.item.hidden === hide) return;
      note.item.hidden = hide;
      if (note.mark) {
        note.mark.hidden = hide;
        var cell = note.mark.closest("td, .goal");
        if (cell) cell.classList.toggle("off", !cell.querySelector(".k:not([hidden])"));
      }
      var row = note.item.closest("tr");
      if (row) row.hidden = !row.querySelector(".notes > li:not([hidden])");
    });
    hideRows();
    current = -1;
    byId("count").textContent = shown.length ? fill(words.shown, shown.length, notes.length) : words.none;
    byId("prev").disabled = byId("next").disabled = !shown.length;
    fillList();
  }
  function hideRows() {
    var project = select.project.value;
    projects.forEach(function (owner) {
      var live = !only.checked || owner.section.querySelector(".notes > li:not([hidden])");
      owner.section.hidden = !live || Boolean(project && owner.id !== project);
    });
    if (only.checked || hideRows.before) {
      each("tr.i", function (row) {
        var next = row.nextElementSibling;
        row.hidden = only.checked && !(next && next.className === "nr" && !next.hidden);
      });
    }
    hideRows.before = only.checked;
  }
  /* The side list: a page of entries at a time, under headings. */
  var list = byId("list");
  var ORDER = { e: 0, w: 1, a: 2 };
  function headingOf(note) {
    if (select.group.value === "severity") return SEVERITY[note.severity];
    if (select.group.value === "rule") return note.code;
    return note.owner.name;
  }
  function fillList() {
    var by = select.group.value;
    if (by !== "project") {
      var key = by === "rule"
        ? function (note) { return note.code; }
        : function (note) { return ORDER[note.severity]; };
      shown = shown.map(function (note, index) { return { note: note, key: key(note), at: index }; })
        .sort(function (one, two) {
          return one.key < two.key ? -1 : one.key > two.key ? 1 : one.at - two.at;
        })
        .map(function (entry) { return entry.note; });
    }
    list.textContent = "";
    list.scrollTop = 0;
    addEntries(0);
  }
  function addEntries(start) {
    var end = Math.min(start + PAGE, shown.length);
    var group = start ? list.lastElementChild : null;
    var heading = start ? headingOf(shown[start - 1]) : null;
    for (var index = start; index < end; index++) {
      var note = shown[index];
      if (!group || headingOf(note) !== heading) {
        heading = headingOf(note);
        list.appendChild(make("h2", heading));
        group = list.appendChild(make("ul"));
      }
      group.appendChild(entry(note, index));
    }
    if (end === shown.length) return;
    var more = make("button", fill(words.more, Math.min(PAGE, shown.length - end)));
    more.type = "button";
    more.addEventListener("click", function () {
      more.remove();
      addEntries(end);
      var next = link(end);
      if (next) next.focus();
    });
    list.appendChild(more);
  }
  function entry(note, index) {
    var item = make("li");
    var made = make("a");
    made.href = "#" + note.item.id;
    made.dataset.at = index;
    made.appendChild(make("span", SEVERITY[note.severity], note.severity));
    made.appendChild(document.createTextNode(" "));
    made.appendChild(make("span", note.code, "cd"));
    made.appendChild(document.createTextNode(" " + note.item.querySelector("span").textContent));
    made.appendChild(make("small", note.owner.name));
    item.appendChild(made);
    return item;
  }
  function link(index) { return list.querySelector('a[data-at="' + index + '"]'); }

  function goTo(index, keep) {
    each(".here", function (item) { item.classList.remove("here"); });
    each("[aria-current]", function (item) { item.removeAttribute("aria-current"); }, list);
    current = index;
    while (!link(index) && list.querySelector(":scope > button")) {
      var more = list.querySelector(":scope > button");
      more.remove();
      addEntries(list.querySelectorAll("a").length);
    }
    var item = shown[index].item;
    link(index).setAttribute("aria-current", "true");
    link(index).scrollIntoView({ block: "nearest" });
    item.classList.add("here");
    item.scrollIntoView({ block: "center" });
    if (keep) return;
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
  }
  list.addEventListener("click", function (event) {
    var chosen = event.target.closest("a");
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "");
    goTo(Number(chosen.dataset.at));
  });
  /* The way back from a finding is to its entry, which on a phone is far above. */
  window.addEventListener("popstate", function () {
    var chosen = list.querySelector("[aria-current]");
    if (!chosen) return;
    setTimeout(function () {  // when the browser has scrolled to where it thinks best
      chosen.focus({ preventScroll: true });
      chosen.scrollIntoView({ block: "center" });
    }, 50);
  });
  list.addEventListener("keydown", function (event) {
    var links = Array.prototype.slice.call(list.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement);
    var to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (at < 0 || to === undefined || !links[to]) return;
    event.preventDefault();
    links[to].focus();
  });
  byId("next").addEventListener("click", function () {
    goTo((current + 1) % shown.length, true);
  });
  byId("prev").addEventListener("click", function () {
    goTo((current < 1 ? shown.length : current) - 1, true);
  });

  each("input[name=severity]", function (box) { box.addEventListener("change", apply); });
  [select.rule, select.project, only].forEach(function (field) {
    field.addEventListener("change", apply);
  });
  select.group.addEventListener("change", apply);
  var waiting = 0;
  search.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  byId("remedies").addEventListener("change", function (event) {
    root.classList.toggle("no-r", !event.target.checked);
  });
  function reset() {
    each("input[name=severity]", function (box) { box.checked = true; });
    select.rule.value = select.project.value = search.value = "";
    only.checked = false;
    apply();
  }
  byId("reset").addEventListener("click", reset);
  each("[data-rule]", function (chosen) {
    chosen.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      reset();
      select.rule.value = chosen.dataset.rule;
      apply();
      byId("panel").open = true;
      if (link(0)) link(0).focus();
    });
  });
  /* A link to what a filter hides shows it. */
  document.addEventListener("click", function (event) {
    var chosen = event.target.closest ? event.target.closest('main a[href^="#"]') : null;
    var aim = chosen && byId(chosen.getAttribute("href").slice(1));
    if (aim && aim.closest("[hidden]")) reset();
  });
  if (window.matchMedia("(max-width: 1099px)").matches) byId("panel").open = false;
  window.addEventListener("beforeprint", function () { byId("panel").open = true; });
  apply();
})(page);
