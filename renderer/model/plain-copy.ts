import { toRaw } from 'vue';

/**
 * A copy that can be stored or posted: what a screen holds is reactive at every depth, and `structuredClone` refuses a
 * proxy wherever it lies. Arrays and plain objects; whatever else is in them is cloned as it is.
 */
export function plainCopy<Value>(value: Value): Value {
  const raw: unknown = toRaw(value);
  if (Array.isArray(raw)) return raw.map((one) => plainCopy<unknown>(one)) as Value;
  if (raw === null || typeof raw !== 'object' || Object.getPrototypeOf(raw) !== Object.prototype)
    return structuredClone(raw) as Value;
  return Object.fromEntries(Object.entries(raw).map(([key, one]) => [key, plainCopy<unknown>(one)])) as Value;
}
