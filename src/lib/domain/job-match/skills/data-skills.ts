/** Databases, data engineering, business systems and project work. Format: see `software-skills.ts`. */
export const DATA_SKILLS = `
SQL|sql query|structured query language
PL/SQL|plsql|pl sql
T-SQL|transact sql
MySQL|my sql
PostgreSQL|postgres
Oracle Database|?oracle|oracle 10g|oracle 11g|oracle 12c|oracle dba|oracle rdbms
SQL Server|ms sql|mssql|ms sql server
DB2
Sybase
Teradata
SQLite
MongoDB|mongo db
Cassandra
Redis
HBase|h base
Neo4j
DynamoDB
Snowflake|?snowflake
BigQuery
Redshift|amazon redshift
Database administration|database administrator|dba
Database design|data modelling|data modeling|er diagram
Stored procedures|stored procedure|trigger and view
Query optimisation|performance tuning|query tuning|sql tuning|query optimization
Backup and recovery|backup & recovery|rman|database backup
Oracle RAC|real application cluster|data guard|dataguard|asm
Replication|always on|log shipping|mirroring
Data warehousing|data warehouse|dwh|star schema|dimensional modelling|slowly changing dimension
ETL|elt|extract transform load
Informatica|informatica powercenter|power center
SSIS|integration services
SSRS|reporting services
SSAS|analysis services
DataStage
Talend
Ab Initio
Job scheduling|autosys|control-m|control m|tivoli
Data quality|data cleansing|data profiling
Data migration|data conversion
Data governance|master data management|mdm
Big data
Hadoop|mapreduce|map reduce|hdfs|yarn cluster
Hive|?hive|hiveql
Pig|?pig|pig latin|apache pig
Sqoop
Flume|?flume
Oozie
Impala|?impala
Spark|?spark|apache spark|pyspark|spark sql
Kafka|apache kafka
Airflow|apache airflow
ZooKeeper
NiFi
Cloudera|hortonworks|mapr
Databricks
dbt
Crystal Reports|crystal report
Cognos
BusinessObjects|business objects
MicroStrategy
SAS|?sas|sas programming
SPSS
Stata|?stata
Excel|ms excel|microsoft excel|?excel|pivot table|vlookup|advanced excel
Word|ms word|microsoft word|?word
PowerPoint|ms powerpoint|microsoft powerpoint|power point
Microsoft Office|ms office|office 365|microsoft office suite|google workspace|g suite
Outlook|ms outlook|microsoft outlook|?outlook
Access|ms access|microsoft access
SharePoint|share point
SAP|sap erp|sap ecc|sap r/3
SAP ABAP|abap|abap/4
SAP HANA|s/4hana|s4hana|hana studio|sap s/4 hana
SAP Fiori|fiori|ui5|sapui5
SAP BAPI/BADI|bapi|badi|user exit|enhancement framework
SAP forms and ALV|smartform|smart form|sapscript|alv report|adobe form|alv
IDoc|idocs|ale/idoc
OData|cds view
SAP FICO|sap fi|sap fico|fi/co
SAP MM|sap sd|sd/mm|mm module
SAP BW|bw/4hana|sap bi|bex
SAP SuccessFactors|successfactors
Oracle E-Business Suite|oracle apps|oracle ebs|oracle financials
PeopleSoft
Salesforce|salesforce crm|sfdc|apex class
Microsoft Dynamics|dynamics 365|dynamics crm|navision
ERP|enterprise resource planning
CRM|customer relationship management
Business analysis|business analyst
Requirements gathering|requirement gathering|requirement elicitation|requirement analysis|elicit requirement|requirements analysis
Business requirement documents|brd|frd|functional specification|srs|business requirement document
User stories|user story|product backlog|acceptance criteria
Use cases|use case|use case diagram
Gap analysis
Process modelling|bpmn|process flow|process mapping|process model|business process modelling
UML|unified modeling language
Visio|ms visio|microsoft visio
User acceptance testing|uat|uat support
Change requests|change request|change management
Wireframing|wireframe|balsamiq|mock up|mockup
Stakeholder management|stakeholder engagement|stakeholder communication
Project management|project manager|project planning|project management office
Programme management|program management|portfolio management
PMO|project governance|steering committee|stage gate
MS Project|microsoft project
Primavera|primavera p6
PMP
PRINCE2
Risk management|risk register|risk log|risk assessment
Resource planning|resource management|resource allocation|resource utilisation|resource utilization
Status reporting|project report|project reporting|status report
Budgeting|budget management|budget planning|budget control|budget responsibility
Six Sigma|lean six sigma|green belt|black belt|dmaic
Lean|lean manufacturing|?lean|kaizen|5s
Process improvement|continuous improvement|process optimisation|process optimization
KPI reporting|kpi|key performance indicator|sla management|sla
Operations management|operations manager|daily operations|business operation
Business continuity|disaster recovery
Workforce planning|shift planning|rostering|shift roster|capacity planning|staff scheduling
BPO|call centre|call center|contact centre|contact center|shared service
Quality assurance|qa testing
Quality control|quality inspection|quality check|qc inspection
Product management|product manager|product owner|product roadmap
Product strategy|go-to-market|go to market
Management consulting|strategy consulting
Technical writing|technical documentation|documentation
Presentation skills|?presentation
Public speaking
Team leadership|team lead|team leader|people management|team management|staff management|line management
Coaching and mentoring|mentoring|?mentor|coaching staff
Negotiation|negotiating|negotiate
Customer service|customer support|client service|customer care|guest service
Client relationship management|client relation|client management|relationship management
Vendor management|supplier management|vendor negotiation
Procurement|purchasing|sourcing of material
Supply chain|supply chain management|scm
Logistics|freight|shipping and receiving
Warehouse management|warehousing|forklift|order picking
Inventory management|inventory control|stock control|stock taking|stocktaking|stock management
Administration|office administration|administrative support|office management
Data entry
Typing|touch typing|words per minute
Diary management|calendar management|travel arrangement|minute taking
Reception|front office|switchboard
English
Spanish
French
German
Italian
Portuguese
Dutch
Polish|?polish
Russian
Arabic
Mandarin|chinese
Japanese
Korean
Hindi
Urdu
Bengali
Punjabi
Tamil
Welsh
Turkish
Sign language|bsl|asl
Translation|translating|interpreting|interpreter
ISTQB
CCNA
CCNP|ccie
CEH|certified ethical hacker
CISSP|cism|cisa
Oracle certification|oca|ocp|oracle certified
AWS certification|aws certified
Azure certification|azure certified
Scrum certification|csm|certified scrum master|psm
`;
