import { tick } from 'svelte';

/** What is shown of a marked text: which marks, the one that is framed, and the one that is pointed at. */
export class ReadingView<View extends string> {
	#view = $state.raw<View>();
	#activeId = $state<string>();
	#pointedId = $state<string>();

	constructor(private readonly first: View) {}

	get view(): View {
		return this.#view ?? this.first;
	}

	set view(view: View) {
		this.#view = view;
		this.#activeId = undefined;
		this.#pointedId = undefined;
	}

	get activeId(): string | undefined {
		return this.#activeId;
	}

	/** The mark to tell about: below the pointer or in focus, else the chosen one. */
	get shownId(): string | undefined {
		return this.#pointedId ?? this.#activeId;
	}

	point(id: string | undefined): void {
		this.#pointedId = id;
	}

	/** Frames a mark where it stands; choosing it again takes the frame away. */
	select(id: string): void {
		this.#activeId = this.#activeId === id ? undefined : id;
	}

	/** Shows a mark from elsewhere, also when it was the last one shown and has been scrolled away. */
	async jump(view: View, id: string): Promise<void> {
		this.view = view;
		await tick();
		this.#activeId = id;
	}
}
