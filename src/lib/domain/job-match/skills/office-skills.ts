/** Design, marketing, sales, people, money and law. Format: see `software-skills.ts`. */
export const OFFICE_SKILLS = `
Graphic design|graphic designer|visual design
UI design|ui designer|user interface design|interface design|ui/ux
UX design|user experience|ux research|user research|usability testing
Web design|web designer|website design|web page design|web layout
Responsive design|responsive web|responsive layout|mobile first
Accessibility|wcag|web accessibility
Cross-browser compatibility|cross browser
Prototyping|?prototype
Figma
Sketch|sketch app|?sketch
InVision
Adobe XD
Photoshop|adobe photoshop
Illustrator|adobe illustrator|?illustrator
InDesign|adobe indesign
CorelDRAW|corel draw
Dreamweaver
After Effects|adobe after effects
Premiere Pro|adobe premiere|final cut pro|video editing
Adobe Creative Suite|creative cloud|creative suite|adobe cc
Flash|adobe flash|?flash
3D modelling|3d modeling|3ds max|blender 3d|maya 3d
Animation|motion graphics
Photography|photo editing|lightroom
Typography
Logo design|branding|brand identity|banner design
Illustration|drawing and painting|sketching
Fine arts|fine art|visual art|painting
Music|?music|vocal music|classical music|piano|guitar
Dance|?dance|choreography|bharatnatyam|kathak
Theatre|?theatre|?theater|acting|drama|stage production
Exhibitions|?exhibition|curating|curation
Craft|art and craft|arts and crafts|craft work
Interior design|interior designer|interior decoration
Fashion design|garment|textile design|pattern making
Merchandising|visual merchandising|apparel merchandising
Digital marketing|online marketing|internet marketing
Social media|social media marketing|facebook ads|instagram marketing
SEO|search engine optimisation|search engine optimization
SEM|ppc|pay per click|google ads|google adwords|adwords
Google Analytics|web analytics
Content marketing|content strategy|content creation
Copywriting|copywriter|copy writing
Email marketing|mailchimp|newsletter
Marketing automation|hubspot|marketo|pardot
Market research|marketing research|consumer research
Brand management|brand strategy|brand manager
Campaign management|marketing campaign|advertising campaign|campaign planning
Advertising|media buying|media planning
Public relations|press release|media relation
Event management|event planning|event coordination|organising event|organizing event
Journalism|news writing|reporting news
Editing|proofreading|copy editing
E-commerce|ecommerce|online shop|online store
Marketing strategy|marketing plan|marketing management
Sales|?sales|sales executive|sales representative|direct sales|sales and marketing
Field sales|area sales|territory sales|outside sales
B2B sales|b2b|business to business|corporate sales
Retail sales|retail|shop floor|store management|retail management
Inside sales|telesales|telemarketing|cold calling|tele sales
Business development|new business|business developer
Lead generation|generating lead|lead generating
Account management|key account|account manager
Channel sales|dealer network|distributor management|dealer and distributor|channel partner|dealership
Sales targets|sales target|target achievement|revenue target|sales quota
Sales forecasting|sales planning|sales report|pipeline management
Closing deals|deal closing|closing sale
Cash handling|cashier|point of sale|pos system|till operation
Real estate|property management|letting|estate agent
Insurance|?insurance|underwriting|claims handling
Human resources|hr|human resource|hrm|hr generalist|hr executive
Recruitment|recruiting|talent acquisition|recruiter|hiring process|end to end recruitment
Sourcing and screening|candidate sourcing|candidate screening|job portal|naukri|screening candidate|screening resume
Interviewing|interview scheduling|conducting interview
Onboarding|on-boarding|joining formality|induction|joining formalities
Offboarding|exit interview|exit formality|full and final settlement|exit formalities
Payroll|payroll processing|salary processing|payroll management
Leave and attendance|attendance management|leave management|attendance record|leave record
Employee relations|employee engagement|grievance handling|employee grievance|industrial relation
Performance management|performance appraisal|appraisal system|performance review
Training and development|learning and development|employee training|training need|training program
Compensation and benefits|compensation & benefit|employee benefit administration
HR policies|hr policy|policy formulation|personnel policy
Statutory compliance|labour law|labor law|employment law|pf and esi|esic
HRIS|hr information system|workday hcm|bamboohr|hr database
Employee records|personnel file|employee file|employee record|personnel record
Organisational development|organizational development|succession planning|workforce development
Accounting|accountancy|accountant|general accounting
Bookkeeping|book keeping|book-keeping
General ledger|gl account|ledger posting|journal entry|journal entries
Accounts payable|ap processing|invoice processing|purchase ledger
Accounts receivable|credit control|sales ledger|collections of debt
Bank reconciliation|account reconciliation|bank reconciliations|balance sheet reconciliation
Financial reporting|financial statement|statutory account|month-end close|month end|year end|annual account|management account
IFRS|gaap|us gaap|uk gaap|ind as
Taxation|tax return|corporate tax|income tax|tax filing|tax compliance
VAT|gst|sales tax|service tax
Auditing|internal audit|external audit|statutory audit|audit procedure
QuickBooks|quick books
Xero
Sage|sage 50|sage 200|?sage
Tally|tally erp|tally erp 9|?tally
Financial analysis|financial analyst|variance analysis|ratio analysis
Financial modelling|financial modeling|dcf valuation|valuation model
Financial planning|fp&a|budget forecast|forecasting|financial forecast
Cost accounting|costing|cost control|cost analysis|cost management
Treasury|cash flow management|cash management|cash flow
Investment banking|mergers and acquisitions|m&a|equity research
Portfolio investment|asset management|wealth management|fund management
Banking|retail banking|loan processing|credit analysis|commercial banking
Trading|equity trading|stock market|derivatives
Risk and compliance|compliance|regulatory compliance|regulatory reporting|sox
Anti-money laundering|aml|kyc|know your customer
Actuarial|actuary
ACCA|cpa|chartered accountant|cima|aat qualified
CFA
Law|legal practice|llb|ll.b|ll.m|llm degree|advocate|attorney|solicitor|barrister|lawyer
Litigation|civil litigation|court proceeding|civil suit|trial advocacy|civil and criminal matter
Legal research|case law|legal case preparation
Legal drafting|drafting pleading|drafting plaint|plaint|written statement|petition|affidavit|legal notice|pleading
Contract law|contract drafting|contract review|contract management|drafting agreement|contract negotiation
Corporate law|company law|company secretary|corporate governance
Criminal law|criminal case|criminal matter
Family law|matrimonial|divorce case
Property law|conveyancing|title search|property matter
Intellectual property|trademark|patent law|copyright law
Arbitration|mediation|dispute resolution|alternative dispute resolution
Court appearances|high court|district court|supreme court|tribunal|civil court|consumer court|appearing before court
Legal advice|client counselling|legal counsel|legal opinion|legal consultancy
Due diligence
Data protection|gdpr|privacy law
Paralegal|legal assistant|legal secretary
Immigration law|visa processing
Grant writing|fundraising|donor relation
Policy analysis|public policy|policy research
Volunteer coordination|community outreach
Bar admission|member of the bar|bar council|enrolled with the bar|admitted to the bar|enrolment with the bar
CIPD|shrm
Notary|notary public
`;
