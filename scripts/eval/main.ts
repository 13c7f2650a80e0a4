import { runEval } from './run-eval.ts';
import { UsageError } from './usage-error.ts';

const isTerminal = process.stderr.isTTY;

try {
	await runEval(process.argv.slice(2), {
		print: (line) => {
			console.log(line);
		},
		onProgress: (done, total) => {
			if (isTerminal) process.stderr.write(`\r${done} of ${total} `);
			if (isTerminal && done === total) process.stderr.write('\r\u001b[K');
		}
	});
} catch (cause) {
	if (!(cause instanceof UsageError)) throw cause;
	console.error(cause.message);
	process.exitCode = 1;
}
