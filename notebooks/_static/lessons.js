/* Where this site has its wheel: the address that students type depends on who hosts the site. */
for (const place of document.querySelectorAll("[data-wheel]")) {
  place.textContent = new URL(place.dataset.wheel, location.href).href;
}
