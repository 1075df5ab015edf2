/**
 * A host page to try widgets in: makes the element that the address asks for, with options of its own
 * and nothing else that an address might bring, of this site alone.
 */
const query = new URLSearchParams(location.search);
const NAMES = ['seoga-posts', 'seoga-post', 'seoga-search'];
const name = NAMES.find((one) => one === query.get('element')) ?? NAMES[0];
const element = document.createElement(name);
const { observedAttributes } = await customElements.whenDefined(name);
for (const [option, value] of query) {
  if (observedAttributes.includes(option) && option !== 'site' && option !== 'sources') element.setAttribute(option, value);
}
document.querySelector('main').append(element);
