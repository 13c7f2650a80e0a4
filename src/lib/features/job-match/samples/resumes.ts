/** Five people who do not exist, of five trades; written for this app. */
export const RESUME_SAMPLES = [
	{
		title: 'Software engineer',
		text: `Mirela Okafor
Software Engineer, desktop and embedded
Leeds, United Kingdom | mirela.okafor@example.org

Profile
Engineer with eight years in measuring instruments: firmware in C++, the desktop tools around it in C# and .NET, and the small services that carry their data.

Experience

Senior Software Engineer, Tarn Instruments
April 2020 - present
- Wrote the acquisition firmware of a gas analyser in modern C++ (C++17) on an STM32; halved its start-up time to 1.9 s
- Lead developer of the calibration tool in C# and WPF on .NET 8, used daily in 31 laboratories
- Brought unit tests and continuous integration to a code base of 400,000 lines; releases went from four a year to one every two weeks
- Mentor to two junior engineers

Software Engineer, Pell & Moor Automation
September 2016 - March 2020
- Protocol drivers for CAN bus and Modbus in C++ under Linux
- A dashboard for factory staff with Node.js, TypeScript and PostgreSQL
- Code reviews and coding guidelines for a team of six

Education
BSc Computer Science, University of Hull, 2016

Skills
C++, C#, .NET, Node.js, TypeScript, Python, Git, CMake, Docker, Linux, PostgreSQL, unit testing

Languages
English (native), Romanian (fluent)`
	},
	{
		title: 'Data analyst',
		text: `Theo Lindgren
Data Analyst
theo.lindgren@example.org

Summary
Analyst with five years in retail and public transport. I turn messy tables into decisions that people can check.

Work history

Data Analyst, Northline Buses
March 2022 - today
* Model of passenger numbers by stop and hour in Python (pandas, scikit-learn); the new timetable carries 6 % more people with the same buses
* Dashboards in Power BI for 40 depot managers, refreshed every night from SQL Server
* Taught a course on statistics for planners, four times a year

Junior Analyst, Brightwater Stores
July 2020 - February 2022
* Weekly sales reports in SQL and Excel; found a pricing error worth 180,000 pounds a year
* A/B tests of shelf labels, with power analysis before and a plain summary after

Education
MSc Statistics, Lancaster University, 2020

Skills
SQL, Python, pandas, R, Power BI, Excel, regression, forecasting, data visualisation`
	},
	{
		title: 'Electrician',
		text: `Jonas Petrie
Electrician, approved
Dundee | full driving licence

About me
Time-served electrician, twelve years on sites and in homes. Tidy, on time, and glad to explain a fuse board to its owner.

Employment

Electrician, Harrow Lane Electrical
2017 - present
- First and second fix in new houses, rewires, consumer units, inspection and testing to BS 7671
- Installed 60 charging points for electric cars and 25 solar systems
- Fault finding on three-phase machines in two bakeries
- Certificates and job records on a tablet, the same day

Apprentice, then Electrician, Calder & Sons
2013 - 2017
- Conduit, trunking, lighting and fire alarms in schools and offices
- Read drawings, ordered material, kept risk assessments

Training
City & Guilds 2391 inspection and testing
18th Edition wiring regulations
SVQ Level 3 Electrical Installation, apprenticeship finished 2017
First aid at work, working at height`
	},
	{
		title: 'Physiotherapist',
		text: `Nesta Velde
Physiotherapist, HCPC registered
Cardiff | n.velde@example.org

Professional summary
Physiotherapist with six years in hospital and community rehabilitation, above all after strokes and hip fractures.

Career

Physiotherapist, Saint Dwynwen Hospital
October 2021 - present
• Assess and treat 14 patients a day on a stroke and elderly care ward; plan discharge with nurses, occupational therapists and families
• Exercise groups for balance; falls on the ward went down by a fifth within a year
• Supervise students and two assistants

Rotational Physiotherapist, Vale Community Health
August 2019 - September 2021
• Musculoskeletal clinic, respiratory care and home visits
• Electronic health records in SystmOne, outcome measures at every visit

Education
BSc Physiotherapy, Cardiff University, 2019

Further training
Manual handling, basic life support, Bobath introductory course, safeguarding adults`
	},
	{
		title: 'Marketing manager',
		text: `Beatriz Halloran
Marketing Manager
Dublin | beatriz.halloran@example.org

Profile
Marketer with nine years in food and travel, at home with numbers as with words.

Experience

Marketing Manager, Fennel & Rye Foods
January 2021 - present
- Lead a team of four; budget of 1.2 million euros a year
- Launched an oat drink in three countries: 11 % market share in Ireland after eighteen months
- Moved half of the budget from print to search and social media; cost per new customer fell by 37 %
- Content calendar, newsletters to 90,000 readers, agencies and press

Marketing Executive, Skerry Travel
June 2016 - December 2020
- SEO and Google Analytics: visits to the site doubled in two years
- Email campaigns with A/B tests in Mailchimp; customer surveys and reports to the board

Education
BA Business Studies, University of Limerick, 2016

Skills
Brand strategy, campaign planning, SEO, Google Ads, social media, copywriting, CRM, budgeting
Languages: English, Portuguese`
	}
] as const;
