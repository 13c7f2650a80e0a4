import { serveTables } from './tables/serve-tables.ts';
import { workerEnd } from './worker-end.ts';

serveTables(workerEnd());
