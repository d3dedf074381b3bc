/** The widgets in the document, in the order they came. */
const members = new Set<object>();

/** Joins the widgets of this page. The first of them speaks for all. */
export function joinMembers(member: object): { isFirst: () => boolean; leave: () => void } {
  members.add(member);
  return {
    isFirst: () => members.values().next().value === member,
    leave: () => members.delete(member),
  };
}
