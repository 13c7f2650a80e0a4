/** Postings of companies that do not exist, one for each résumé beside it; written for this app. */
export const POSTING_SAMPLES = [
	{
		title: 'Software engineer, instruments',
		text: `Senior Software Engineer (C++ / .NET)
Location: Bradford, two days a week from home

About us
We build weather stations for airports. Eighty people, forty years, no investors.

What you will do
- Develop firmware for our sensors in C++, from design to release
- Maintain our configuration tool in C# on .NET
- Review code and help younger colleagues to grow
- Work with the people in the laboratory on new instruments

What we ask for
- 5+ years of professional software development
- Very good C++ and at least one of C# or Java
- Experience with embedded systems and Linux
- Automated tests and continuous integration
- A degree in computer science or electronics

Nice to have
- Node.js or another way to build web services
- Rust
- Fluent German

We offer 30 days of holiday, a pension and a workshop that you may use at weekends.`
	},
	{
		title: 'Data analyst, health service',
		text: `Data Analyst
Riverbank Health Trust

Your work
- Build and keep dashboards on waiting times for clinical managers
- Answer questions with SQL, statistics and sound judgement
- Forecast demand for beds and staff
- Explain results to people who are no analysts

Essential
- Three years or more as an analyst
- Strong SQL and Excel; Python or R
- Experience with Power BI or Tableau
- Degree in a numerate subject

Desirable
- Knowledge of health data
- Experience in teaching others`
	},
	{
		title: 'Electrician, solar and charging',
		text: `Electrician (Solar and Charging Points)

You will install solar panels, batteries and charging points in homes across Tayside, test them, and hand them over to their owners.

Requirements
- Qualified electrician with a Level 3 qualification
- 18th Edition wiring regulations
- Inspection and testing certificate (2391 or similar)
- Full driving licence
- Used to working at height

Welcome
- Experience with batteries
- Training of apprentices`
	},
	{
		title: 'Physiotherapist, stroke unit',
		text: `Band 6 Physiotherapist, Stroke Unit

Main duties
- Assess, treat and review patients after a stroke, from admission to discharge
- Plan care with nurses, speech and occupational therapists
- Lead exercise groups and supervise assistants and students
- Keep clinical records and outcome measures

Person specification
Essential
- Degree or diploma in physiotherapy
- HCPC registration
- At least two years after qualification, some of them in neurology
- Good knowledge of manual handling and safeguarding
Desirable
- Bobath course
- Welsh speaker`
	},
	{
		title: 'Marketing manager, bicycles',
		text: `Marketing Manager
Kestrel Cycles makes bicycles for children, in Cork.

The role
- Own our marketing plan and its budget
- Lead campaigns across search, social media and email
- Work with agencies, press and shops in five countries
- Measure what works, and stop what does not

You have
- Five years in marketing of consumer goods
- Led a small team
- Solid knowledge of SEO, Google Ads and CRM
- Excellent written English

A plus
- Experience with trade fairs
- Spanish or Portuguese`
	}
] as const;
