// data-submit-on-change: a filter acts at once; without a script its button does.
import { each } from "./words.js";

each("[data-submit-on-change]", (field) => {
  field.addEventListener("change", () => field.form?.requestSubmit());
});
