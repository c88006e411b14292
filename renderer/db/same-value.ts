/**
 * Do two rows say the same, as JSON would write them? The order of their members does not count, nor does a member that is
 * absent here and `undefined` there: a row that went through the seal comes back so.
 */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((member, index) => sameValue(member, other[index]));
  }
  const [ours, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return [...new Set([...ours.keys(), ...theirs.keys()])].every((name) => sameValue(ours.get(name), theirs.get(name)));
}
