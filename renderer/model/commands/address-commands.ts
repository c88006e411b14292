import type { StreetLine } from '../../../shared/geocoding/street-lines.ts';
import { putSetting } from '../../db/settings.ts';
import { command, type Done } from './command.ts';

/**
 * A worker has replaced the address base: the map draws its streets from now on. The rows themselves are public and too many
 * to be recorded: the worker keeps them, and goes back with this.
 */
export async function noteAddressesReplaced(lines: readonly StreetLine[]): Promise<Done<void>> {
  return await command({
    action: 'addresses-replaced',
    tables: ['settings'],
    run: async () => await putSetting('street-lines', [...lines]),
  });
}
