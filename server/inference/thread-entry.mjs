import { register } from 'tsx/esm/api';

// A thread does not inherit what the main thread registered.
register();
const { runTask } = await import('./thread.ts');
export default runTask;
