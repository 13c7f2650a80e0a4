import { serveDocuments } from './documents/serve-documents.ts';

serveDocuments(self);
