/**
 * What a colour means. `positive` and `negative` are the ends of a scale (blue and orange), `mixed` its
 * middle, `accent` what was chosen, `neutral` what was only noted. Each also has its own line pattern.
 */
export type Tone = 'positive' | 'negative' | 'mixed' | 'accent' | 'neutral';

/** CSS custom properties of a tone: `--tone` for text, `--tone-mark` for marks, `--tone-soft` for grounds. */
export function toneStyle(tone: Tone): string {
	switch (tone) {
		case 'accent':
			return vars('var(--color-accent)', 'var(--color-accent)', 'var(--color-accent-soft)');
		case 'neutral':
			return vars('var(--color-muted)', 'var(--color-line-strong)', 'var(--color-hover)');
		case 'positive':
		case 'negative':
		case 'mixed':
			return vars(`var(--color-${tone})`, `var(--color-${tone}-mark)`, `var(--color-${tone}-soft)`);
	}
}

function vars(text: string, mark: string, soft: string): string {
	return `--tone: ${text}; --tone-mark: ${mark}; --tone-soft: ${soft};`;
}
