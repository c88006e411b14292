import { rxdb } from './arms/rxdb.ts';
import { offerArms } from './measure-arm.ts';

/** RxDB carries a Dexie of its own, and two of them refuse to share a page. */
offerArms({ rxdb });
