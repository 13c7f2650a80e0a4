import type { InstallError } from '#lib/domain/models/install-error.ts';
import type { ErrorText } from '#lib/domain/inference/inference-error.ts';
import { formatBytes } from '#lib/ui/format-amount.ts';

/** What happened, what was kept, what to do. */
export function describeInstallError(error: InstallError): ErrorText {
	switch (error.kind) {
		case 'aborted':
			return { title: 'Paused', detail: 'What has come is kept on this device.' };
		case 'not-found':
			return {
				title: 'There is no such model at this source',
				detail: `${error.file} does not exist there, or is not public. Check the name, or choose another source.`
			};
		case 'not-a-file':
			return {
				title: 'The source answered with a page',
				detail: `Where ${error.file} should be, a web page came. Nothing of it was kept. Check the address of the source: a sign-in page may stand in between.`
			};
		case 'unreachable':
			return {
				title: 'The connection broke',
				detail:
					'The source gave no answer several times in a row. What has come is kept, and the download goes on from there.'
			};
		case 'host-not-allowed':
			return {
				title: 'This copy of the app may not ask that host',
				detail: `Its security policy keeps pages from asking ${error.host}${error.allowed.length === 0 ? '' : `; it allows ${error.allowed.join(', ')}`}. Whoever hosts the app can allow it (MODEL_HUB). Until then, download the model elsewhere and add it as a folder.`
			};
		case 'bad-address':
			return {
				title: 'This is no name of a model',
				detail: `“${error.address}” is neither a name like organisation/model nor the address of one.`
			};
		case 'corrupt':
			return {
				title: 'A file came damaged',
				detail: `${error.file} was fetched again and still is not what the source says it is. It was thrown away. Try again later or from another source.`
			};
		case 'storage-full':
			return {
				title: 'There is not enough room',
				detail: `It needs ${formatBytes(error.needed)}, and the browser allows ${formatBytes(error.free)} more. Delete models or history, or free space on the disk; what has come is kept.`
			};
		case 'storage-denied':
			return {
				title: 'This browser keeps no files here',
				detail:
					'Storage is switched off, as in some private windows. Open the app in an ordinary window.'
			};
		case 'unreadable-config':
			return {
				title: 'This is no model that can be read',
				detail: 'Its config.json is missing the kind of model, or is not JSON.'
			};
		case 'unsupported-model':
			return {
				title: 'No tool can use this kind of model',
				detail: `It is ${error.found}. The tools use classifiers with two labels, encoders that give vectors, and BART or Pegasus for summaries.`
			};
		case 'missing-file':
			return {
				title: 'A file is missing',
				detail: `${error.file} is not there. A model is a folder with config.json, tokenizer.json, tokenizer_config.json and the weights in onnx/.`
			};
		case 'no-weights':
			return {
				title: 'There are no ONNX weights',
				detail:
					'The folder onnx/ holds no weights for this task. Models made for Python have to be exported first: the guide in docs/models.md says how.'
			};
		case 'label-count':
			return {
				title: 'The model does not have two labels',
				detail: `It has ${error.labels.length}: ${error.labels.join(', ')}. Sentiment and the news check need a classifier with two.`
			};
		case 'unsafe-path':
			return {
				title: 'The archive was refused',
				detail: `It holds a path that leads out of its folder (${error.path}). Nothing was taken from it.`
			};
		case 'too-large':
			return {
				title: 'The archive was refused',
				detail: `It claims to hold more than ${formatBytes(error.max)}, or grows suspiciously when unpacked. Nothing was taken from it.`
			};
		case 'broken-archive':
			return {
				title: 'The files could not be read',
				detail:
					'The archive is damaged or no ZIP archive, or the files have changed since they were chosen.'
			};
		case 'encrypted-archive':
			return { title: 'The archive is encrypted', detail: 'Unpack it first, then add the folder.' };
	}
}
