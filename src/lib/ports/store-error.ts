/** What every store may answer in place of what it was asked for. Nothing was changed then. */
export type StoreError =
	/** The disk, or the share of it that the browser gives, is full. */
	| { readonly kind: 'quota-exceeded' }
	/** The database cannot be opened, was closed by the system, or holds what this version cannot read. */
	| { readonly kind: 'store-unavailable'; readonly detail: string };
