/** Why an input got no answer, though it may be a good one. */
export type InferenceFailure =
	/** The client went away, or somebody cancelled. */
	| { readonly kind: 'aborted' }
	/** It waited or ran longer than it may. */
	| { readonly kind: 'timed-out' }
	| { readonly kind: 'queue-full'; readonly retryAfterSeconds: number }
	| { readonly kind: 'model-missing'; readonly file: string }
	| { readonly kind: 'model-corrupt'; readonly file: string }
	/** Its thread ended, was started again, and ended again. */
	| { readonly kind: 'thread-crashed' }
	/** A bug: the thread threw. */
	| { readonly kind: 'internal'; readonly name: string };
