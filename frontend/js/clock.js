// The clock in the header goes on: data-clock holds the zone, the text before the last word its city.
const places = [...document.querySelectorAll("[data-clock]")].map((place) => ({
  place,
  city: place.textContent.trim().replace(/\s*\S+$/, ""),
  format: new Intl.DateTimeFormat("en-GB", { timeZone: place.dataset.clock, hour: "2-digit", minute: "2-digit" }),
}));

function tick() {
  for (const { place, city, format } of places) place.textContent = `${city} ${format.format(new Date())}`;
}

if (places.length) setInterval(tick, 15000);
