import { pouchdb } from './arms/pouchdb.ts';
import { offerArms } from './measure-arm.ts';

offerArms({ 'pouchdb-idb': pouchdb('idb'), 'pouchdb-indexeddb': pouchdb('indexeddb') });
