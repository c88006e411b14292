import { useLocalStorage } from '@vueuse/core';
import { defineStore } from 'pinia';
import { watchEffect } from 'vue';
import { readLockDelay } from '../../shared/domain/idle-time.ts';
import { type Locale, speak } from './locale.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'dense';
export const textSizes = [90, 100, 110, 120, 130, 140] as const;

/**
 * How this laptop shows things. Kept in clear, since the lock screen needs it before the database is open;
 * nothing personal is in it.
 */
export const usePreferences = defineStore('preferences', () => {
  const theme = useLocalStorage<Theme>('palier-theme', 'system');
  const textSize = useLocalStorage<number>('palier-text-size', 100);
  const density = useLocalStorage<Density>('palier-density', 'comfortable');
  const locale = useLocalStorage<Locale>('palier-locale', 'fr');
  const lockMinutes = useLocalStorage<number>('palier-lock-minutes', 15);

  watchEffect(() => {
    const root = document.documentElement;
    if (theme.value === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme.value;
    root.dataset['density'] = density.value;
    root.style.fontSize = `${Math.min(140, Math.max(90, textSize.value))}%`;
    speak(locale.value === 'en' ? 'en' : 'fr');
  });

  if (readLockDelay(lockMinutes.value) !== lockMinutes.value) lockMinutes.value = readLockDelay(lockMinutes.value);

  return { theme, textSize, density, locale, lockMinutes };
});
