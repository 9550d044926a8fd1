// What was typed and is not stored yet lies on this device, one entry a line, until the server has it.
export class Store {
  constructor(name) {
    this.prefix = `${name}:`;
  }

  keep(key, entry) {
    try {
      localStorage.setItem(this.prefix + key, JSON.stringify(entry));
    } catch {
      // A full or forbidden store: the text still stands in its box.
    }
  }

  forget(key) {
    try {
      localStorage.removeItem(this.prefix + key);
    } catch {
      // Nothing was kept.
    }
  }

  entries() {
    try {
      return Object.keys(localStorage)
        .filter((name) => name.startsWith(this.prefix))
        .map((name) => ({ key: name.slice(this.prefix.length), ...JSON.parse(localStorage.getItem(name)) }));
    } catch {
      return [];
    }
  }
}
