/** A command as the page offers it. */
export type OfferedItem = {
  readonly label: string;
  readonly who: string;
  readonly href: string;
  readonly blocked: boolean;
};

/** The one primary step and up to two others, of what is offered and can be done now. */
export function chooseSteps(
  groups: readonly { readonly items: readonly OfferedItem[] }[],
  names: readonly string[],
): { readonly primary: OfferedItem | null; readonly secondary: readonly OfferedItem[] } {
  const free = groups.flatMap(({ items }) => items).filter(({ blocked }) => !blocked);
  const found = names.flatMap((name) => {
    const item = free.find(({ href }) => new RegExp(`/do/${name}(?:$|\\?)`, 'u').test(href));
    return item === undefined ? [] : [item];
  });
  return { primary: found[0] ?? null, secondary: found.slice(1, 3) };
}

/** The offers of a group with the people of one command on one line: «Пригласить в бот: сторона 1 · сторона 2». */
export function byCommand(
  items: readonly OfferedItem[],
): readonly { readonly label: string; readonly items: readonly OfferedItem[] }[] {
  const labels = [...new Set(items.map(({ label }) => label))];
  return labels.map((label) => ({ label, items: items.filter((item) => item.label === label) }));
}
