export const HELP = `Measures a tool over a CSV or TSV file, through the product's own pipeline.

npm run eval -- --tool sentiment|fake-news --file F.csv [--text-column text] [--label-column label]
npm run eval -- --tool summary --file F.csv [--text-column article] [--reference-column highlights]
npm run eval -- --tool job-match --resumes R.csv --postings P.csv
npm run eval -- --tool job-match --file pairs.csv

  --out FILE            writes the metrics as JSON
  --limit N             only the first N rows (of each file)
  --browser             the same in Chromium, in the product's own workers
  --no-header           the first row is data; columns are called 1, 2, 3 …
  --no-quotes           quotation marks are plain characters (as in LIAR)
  --delimiter SIGN      one character, or "tab"; guessed otherwise
  --help                this text

sentiment, fake-news
  --text-column NAME    --label-column NAME    usual names are found without these
  --map-labels a=b,c=d  reads label a as b: --map-labels "pants-fire=fake,true=real"
  --pair-column NAME    rows of one pair count together: pairs_right is the share with all rows right
  --group-column NAME   every group of rows gets figures of its own
  Labels are positive, negative, neutral or fake, real in any case, or 1 and 0 (1 = positive,
  1 = fake). Rows with other labels are left out and counted.
  accuracy, macro_f1, auc, ece: from 0 to 1. With two classes in the labels the probability of 0.5
  decides; with neutral rows the tool's own three labels are compared.

summary
  --text-column NAME    --reference-column NAME    --sentences N (3 unless told)
  rouge1, rouge2, rougeLsum: F1 in points of 100, stemmed; lead3 is the first three sentences.
  --tighten             leaves asides out of the sentences, of lead3 too; whole: the same sentences whole.
  words: of a summary, on average; tightened: the share of the sentences that lost something.

job-match
  --resume-column NAME  --job-column NAME  --title-column NAME  --label-column NAME
  --resume-label-column NAME  --posting-label-column NAME  where the two files name it differently
  Two files: for each posting all résumés are ranked; those with the posting's label are right.
  Pairs: for each job its own résumé is right; labels that grade the fit add auc and spearman.
  accuracy (the right one first), mrr, ndcg: from 0 to 1; tfidf and cosine are baselines.
`;
