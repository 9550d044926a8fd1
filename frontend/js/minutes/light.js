// The light tells only what is true: "Saved" with the server's answer in hand, never before.
export class Light {
  constructor(desk, say) {
    this.places = [...desk.querySelectorAll("[data-light]")];
    this.say = say;
    this.now = "";
  }

  show(kind, name, detail = "") {
    const told = `${kind} ${name} ${detail}`;
    if (told === this.now) return;
    this.now = told;
    for (const place of this.places) {
      place.className = `wg-light ${kind}`;
      const rest = document.createElement("span");
      rest.className = "num";
      rest.textContent = detail;
      place.replaceChildren(`${this.say(name) || name} `, rest);
    }
  }
}
