// The search page. Twin of publish/search/terms.py (what is a word, which keys it has) and reader of the files that
// publish/search/index.py writes (docs/search.md has the format). No library, no server.
(function () {
  "use strict";
  var facts = JSON.parse(document.getElementById("search-facts").textContent);
  var said = facts.strings;
  var suffixes = new Set(facts.suffixes.split(" "));
  var russian = facts.russian.split(" ");

  /* -- words and keys -- */
  var OWN = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyz0123456789";
  var FOLDED = { "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е", "ı": "i", "ß": "s" };
  var LOOK = {}, latin = "iIhHaAeEoOpPcCxXyYkKMTBəƏѳѲүҮ", cyrillic = "іІһҺаАеЕоОрРсСхХуУкКМТВәӘөӨүҮ";
  for (var n = 0; n < latin.length; n++) LOOK[latin[n]] = cyrillic[n];

  function fold(text) {
    var out = "";
    for (var letter of text.normalize("NFC").toLowerCase()) {
      if (OWN.indexOf(letter) < 0) letter = letter.normalize("NFD").replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, "");
      for (var one of letter) out += FOLDED[one] || one;
    }
    return out;
  }
  function repair(text) {
    return text.replace(/[\p{L}]+/gu, function (word) {
      var strange = word.match(/[A-Za-zƏəѲѳ]/g);
      if (!strange || strange.length === word.length || !/[Ѐ-ԯ]/.test(word)) return word;
      if (!strange.every(function (letter) { return letter in LOOK; })) return word;
      return Array.from(word, function (letter) { return LOOK[letter] || letter; }).join("");
    });
  }
  function words(text) {
    return (repair(text.normalize("NFC")).toLowerCase().match(/[\p{L}\p{N}]+/gu) || [])
      .filter(function (word) { return Array.from(word).length <= 40; });
  }
  function devoiced(text) {
    var last = { "г": "к", "б": "п" }[text[text.length - 1]];
    return last ? text.slice(0, -1) + last : "";
  }
  function russianStem(word) {
    if (!/^[а-яё]+$/.test(word)) return word;
    var ending = russian.find(function (one) { return word.endsWith(one); }) || "";
    var cuts = [word.slice(0, word.length - ending.length), word];
    for (var cut of cuts) {
      var short = cut.replace(/[аеиоуыэюяйь]+$/, "");
      if (short.length >= 3) return short;
    }
    return word;
  }
  function englishStem(word) {
    // eslint-disable-next-line no-control-regex
    if (word.length < 4 || !/^[\x00-\x7f]+$/.test(word) || !/s$/.test(word) || /(ss|us|is)$/.test(word)) return word;
    if (/ies$/.test(word) && word.length > 4) return word.slice(0, -3) + "y";
    if (/(sses|xes|ches|shes|zes)$/.test(word)) return word.slice(0, -2);
    return word.slice(0, -1);
  }
  function keys(folded) {
    var found = [folded], more;
    for (var at = folded.length - 1; at > 1; at--) {
      if (!suffixes.has(folded.slice(at))) continue;
      found.push(folded.slice(0, at));
      if ((more = devoiced(folded.slice(0, at)))) found.push(more);
    }
    if ((more = devoiced(folded))) found.push(more);
    if (folded.length > 4 && /[ыи]$/.test(folded)) found.push(folded.slice(0, -1));
    return Array.from(new Set(found.concat(found.map(russianStem), englishStem(folded))));
  }

  /* -- files -- */
  var kept = new Map();
  function load(name, how) {
    if (!kept.has(name)) {
      var asked = fetch(facts.base + facts.path + "/" + name).then(function (answer) {
        if (!answer.ok) throw new Error(name + ": " + answer.status);
        return answer[how]();
      });
      asked.catch(function () { kept.delete(name); });
      kept.set(name, asked);
    }
    return kept.get(name);
  }
  // The file that a key would be in: the last that begins with it or before it.
  function shardOf(key) {
    var low = 0, high = facts.shards.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (facts.shards[middle] <= key) low = middle; else high = middle - 1;
    }
    return low;
  }
  var read = new Map();
  function shard(number) {
    if (!read.has(number)) {
      var reading = load(number + ".bin", "arrayBuffer").then(parse);
      reading.catch(function () { read.delete(number); });
      read.set(number, reading);
    }
    return read.get(number);
  }
  function parse(buffer) {
    var bytes = new Uint8Array(buffer), at = 0, text = new TextDecoder(), key = new Uint8Array(0), entries = [];
    function number() {
      var value = 0, shift = 0, byte;
      do { byte = bytes[at++]; value += (byte & 127) * Math.pow(2, shift); shift += 7; } while (byte & 128);
      return value;
    }
    function list() {
      var head = number(), count = Math.floor(head / 2), found = [], last = -1;
      if (head % 2) {
        var size = Math.ceil(facts.documents / 8);
        for (var place = 0; place < size * 8; place++) if (bytes[at + (place >> 3)] >> (place & 7) & 1) found.push(place);
        at += size;
      } else {
        for (var one = 0; one < count; one++) found.push(last += number() + 1);
      }
      return found;
    }
    while (at < bytes.length) {
      var shared = number(), length = number(), whole = new Uint8Array(shared + length);
      whole.set(key.subarray(0, shared));
      whole.set(bytes.subarray(at, at + length), shared);
      at += length;
      key = whole;
      var entry = { key: text.decode(key), spellings: [] };
      for (var count = number(); count > 0; count--) {
        var size = number(), spelling = size ? text.decode(bytes.subarray(at, at + size)) : entry.key;
        at += size;
        entry.spellings.push([spelling, list(), list()]);
      }
      entries.push(entry);
    }
    return entries;
  }

  /* -- one word: document → how well it fits, 0 the best -- */
  // Title before text (4), the whole word before a beginning (2), spelled so before folded (1).
  function add(fits, entry, word, beginning) {
    for (var [spelling, titled, told] of entry.spellings) {
      var exact = beginning ? spelling.startsWith(word) || word.startsWith(spelling) : word.startsWith(spelling);
      var class_ = (beginning ? 2 : 0) + (exact ? 0 : 1);
      for (var one of titled) if (!(fits.get(one) <= class_)) fits.set(one, class_);
      for (var other of told) if (!(fits.get(other) <= class_ + 4)) fits.set(other, class_ + 4);
    }
  }
  async function fitsOf(word, typing) {
    var folded = fold(word), fits = new Map();
    var wanted = keys(folded).filter(function (key) { return key.length > 1 || key === folded; });
    var whole = wanted.map(function (key) { return shard(shardOf(key)); });
    var loaded = await Promise.all(whole);
    // The longest stem that there is decides, with what it is in the other languages; shorter ones would be other words.
    var allowed = [];
    wanted.forEach(function (key, place) {
      if (allowed.length && allowed.indexOf(key) < 0) return;
      var entry = loaded[place].find(function (one) { return one.key === key; });
      if (!entry) return;
      if (!allowed.length) allowed = [key, russianStem(key), russianStem(folded), englishStem(folded)];
      add(fits, entry, word, false);
    });
    if (typing) await beginnings(fits, folded, word);
    // An unknown form: what has as much of it as possible in common.
    for (var length = folded.length - 1; !fits.size && length >= Math.max(4, folded.length - 4); length--) {
      await beginnings(fits, folded.slice(0, length), word.slice(0, length));
    }
    return fits;
  }
  async function beginnings(fits, folded, word) {
    var number = shardOf(folded + "*"), entries = await shard(number);
    var head = entries.find(function (one) { return one.key === folded + "*"; });
    // They may all be in the next file, whose first key is then one of them.
    if (!head && (facts.shards[number + 1] || "").startsWith(folded)) entries = await shard(number + 1);
    if (head) add(fits, head, word, true);
    else entries.forEach(function (one) { if (one.key.startsWith(folded) && one.key !== folded) add(fits, one, word, true); });
  }

  /* -- a query: {numbers of documents in the order of the results, some: true where not all words are in each} -- */
  async function search(query, typing) {
    var asked = words(query).slice(0, 8), last = asked.length - 1;
    if (!asked.length || !facts.documents) return { found: [], some: false };
    var parts = await Promise.all(asked.map(function (word, place) { return fitsOf(word, typing !== false && place === last); }));
    var total = new Map();
    parts.sort(function (a, b) { return a.size - b.size; });
    parts[0].forEach(function (_, one) {
      var sum = 0;
      for (var part of parts) { if (!part.has(one)) return; sum += part.get(one); }
      total.set(one, sum);
    });
    var some = !total.size && parts.length > 1;
    if (some) {
      parts.forEach(function (part) {
        part.forEach(function (fit, one) { total.set(one, (total.has(one) ? total.get(one) : parts.length * 8) - 8 + fit); });
      });
      some = total.size > 0;
    }
    var found = Array.from(total.keys()).sort(function (a, b) { return total.get(a) - total.get(b) || a - b; });
    return { found: found, some: some };
  }
  async function shown(numbers) {
    var files = numbers.map(function (one) { return load(facts.language + "-" + Math.floor(one / facts.chunk) + ".json", "json"); });
    var chunks = await Promise.all(files);
    return numbers.map(function (one, place) { return chunks[place][one % facts.chunk]; });
  }
  window.jetisu360Search = { fold: fold, words: words, keys: keys, search: search, shown: shown };

  /* -- the page -- */
  var PAGE = 20;
  var form = document.querySelector(".search-form"), field = document.getElementById("query");
  var status = document.getElementById("search-status"), list = document.getElementById("results");
  var more = document.getElementById("search-more");
  var plural = new Intl.PluralRules(facts.language === "en" ? "en" : facts.language);
  var turn = 0, current = [], drawn = 0, asked = [];

  function fill(text, values) { return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); }
  function paragraphs(texts) {
    status.replaceChildren.apply(status, texts.map(function (text) {
      var line = document.createElement("p");
      line.textContent = text;
      return line;
    }));
  }
  // The beginnings of words that were asked for, marked in a title.
  function marked(title) {
    var out = document.createDocumentFragment(), at = 0;
    var stems = asked.map(function (word) { return keys(fold(word)).filter(function (key) { return key.length > 2; }); });
    for (var match of title.matchAll(/[\p{L}\p{N}]+/gu)) {
      var folded = fold(match[0]);
      var hit = stems.some(function (list) { return list.some(function (key) { return folded.startsWith(key); }); }) ||
        asked.some(function (word) { return folded.startsWith(fold(word)); });
      if (!hit) continue;
      out.append(title.slice(at, match.index));
      var mark = document.createElement("mark");
      mark.textContent = match[0];
      out.append(mark);
      at = match.index + match[0].length;
    }
    out.append(title.slice(at));
    return out;
  }
  function item(result) {
    var [kind, title, language, line, page, view] = result;
    var entry = document.createElement("li"), head = document.createElement("h2"), link = document.createElement("a");
    entry.className = "result";
    link.href = facts.base + page;
    link.dir = "auto";
    if (language) link.lang = language;
    link.append(marked(title));
    head.append(link);
    var about = document.createElement("p");
    about.className = "result-kind";
    about.textContent = said["kind-" + ["museum", "room", "object"][kind]];
    entry.append(about, head);
    if (line) {
      var text = document.createElement("p");
      text.dir = "auto";
      text.textContent = line;
      entry.append(text);
    }
    if (view) {
      var see = document.createElement("a");
      see.className = "result-see";
      see.href = facts.base + view;
      see.textContent = said["search-see"];
      see.setAttribute("aria-label", said["search-see"] + ": " + title);
      entry.append(see);
    }
    return entry;
  }
  async function draw(mine) {
    var part = await shown(current.slice(drawn, drawn + PAGE));
    if (mine !== turn) return;
    part.forEach(function (one) { list.append(item(one)); });
    drawn += part.length;
    more.hidden = drawn >= current.length;
  }
  async function run(query, typing) {
    var mine = ++turn;
    if (!query.trim()) { list.replaceChildren(); status.replaceChildren(); more.hidden = true; return; }
    try {
      var result = await search(query, typing);
      if (mine !== turn) return;
      asked = words(query);
      current = result.found;
      drawn = 0;
      var first = await shown(current.slice(0, PAGE));
      if (mine !== turn) return;
      list.replaceChildren.apply(list, first.map(item));
      drawn = first.length;
      more.hidden = drawn >= current.length;
      var values = { query: query.trim(), n: current.length.toLocaleString(facts.language) };
      var forms = said["search-count"];
      if (!current.length) paragraphs([fill(said["search-none"], values), said["search-none-advice"]]);
      else {
        var count = fill(forms[plural.select(current.length)] || forms.other, values);
        paragraphs(result.some ? [said["search-some"], count] : [count]);
      }
      if (performance.mark) performance.mark("jetisu360:results");
    } catch (_) {
      if (mine === turn) paragraphs([said["search-failed"]]);
    }
  }
  function address(query) {
    var url = new URL(location.href);
    if (query.trim()) url.searchParams.set("q", query); else url.searchParams.delete("q");
    history.replaceState(null, "", url);
    // Another language keeps the query.
    document.querySelectorAll(".languages a").forEach(function (link) { link.search = url.search; });
  }
  var waiting;
  field.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () { address(field.value); run(field.value, true); }, 150);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(waiting);
    address(field.value);
    run(field.value, true);
  });
  more.addEventListener("click", async function () {
    var before = list.children.length;
    await draw(turn);
    // The keyboard goes on where the new results begin.
    var next = list.children[before];
    if (next) next.querySelector("a").focus();
  });
  field.value = new URL(location.href).searchParams.get("q") || "";
  if (field.value) { address(field.value); run(field.value, true); }
  else if (matchMedia("(hover: hover)").matches) field.focus();
})();
