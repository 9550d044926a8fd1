// Reads calendars with ical.js, the reader of Thunderbird: `node second_reader.mjs PATH_OF_ICAL_JS < texts.json`.
// In: a list of calendar texts. Out: for each a list of its events as that reader understands them.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(process.argv[2]).href);

const person = (event, name) => {
  const found = event.component.getFirstProperty(name);
  return found && { address: found.getFirstValue(), cn: found.getParameter("cn") ?? "", partstat: found.getParameter("partstat") };
};

const events = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      method: calendar.getFirstPropertyValue("method"),
      uid: event.uid,
      sequence: event.sequence,
      status: component.getFirstPropertyValue("status"),
      start: event.startDate.toUnixTime(),
      end: event.endDate.toUnixTime(),
      zone: event.startDate.zone.tzid,
      summary: event.summary,
      description: event.description ?? "",
      location: event.location ?? "",
      organizer: person(event, "organizer"),
      attendee: person(event, "attendee"),
      repeats: event.isRecurring(),
    };
  });
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(events)));
