const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Never text that a reader of the page sees as part of it. */
export const IGNORED = names(
	'script style noscript template svg math canvas iframe object video audio select button textarea datalist dialog head title'
);

/** Around the page's own text; `header` counts only outside of an article. */
export const AROUND = names('nav header footer aside');
export const AROUND_ROLES = names('navigation banner contentinfo search complementary');

/** Apart from their neighbours by an empty line. */
export const PARAGRAPHS = names(
	'p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure section article main hr form fieldset details'
);

/** On lines of their own. */
export const LINES = names(
	'div li dt dd tr address center figcaption caption legend summary header footer nav aside body html option'
);
