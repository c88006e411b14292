import type { StreetLine } from '../../../shared/geocoding/street-lines.ts';
import { putSetting } from '../../db/settings.ts';
import { command } from './command.ts';

/** A worker has replaced the address base: the map draws its streets from now on. The base before is gone: no way back. */
export async function noteAddressesReplaced(lines: readonly StreetLine[]): Promise<void> {
  await command({
    action: 'addresses-replaced',
    tables: ['settings'],
    run: async () => await putSetting('street-lines', [...lines]),
  });
}
