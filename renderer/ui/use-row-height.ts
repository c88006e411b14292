import { type ComputedRef, computed, nextTick, onMounted, shallowRef, watch } from 'vue';
import { usePreferences } from './preferences.ts';

/** Height of a table row in pixels, as the tokens make it: it follows the density and the size of the text. */
export function useRowHeight(): ComputedRef<number> {
  const preferences = usePreferences();
  const height = shallowRef(40);
  async function measure(): Promise<void> {
    await nextTick();
    const root = getComputedStyle(document.documentElement);
    const rems = Number.parseFloat(root.getPropertyValue('--row')) || 2.5;
    height.value = rems * (Number.parseFloat(root.fontSize) || 16);
  }
  onMounted(measure);
  watch(() => [preferences.density, preferences.textSize], measure);
  return computed(() => height.value);
}
