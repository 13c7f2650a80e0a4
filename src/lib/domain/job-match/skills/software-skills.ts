/**
 * Skills of software, infrastructure and data work. One skill a line: the name shown, then its
 * other spellings after `|`. A spelling after `?` is an everyday word or a single letter, and
 * counts only in a fitting context (see `find-skills.ts`).
 */
export const SOFTWARE_SKILLS = `
Java|core java|java se|java ee|j2ee|j2se|java 8|java 11|java 17
JavaScript|java script|js|ecmascript|es6
TypeScript
Python|python 2|python 3|python2|python3
C|?c|ansi c|embedded c
C++|cpp|c plus plus
C#|c sharp|csharp
F#|f sharp
.NET|dot net|dotnet|.net core|.net framework|asp.net|ado.net|vb.net
ASP.NET MVC|asp.net core|mvc 5
Entity Framework|ef core
LINQ
WinForms|windows forms
WPF
VB|visual basic|vb6|vba
Go|?go|golang
Rust|?rust
Ruby|?ruby
Ruby on Rails|rails|ror
PHP|php 7|php5
Laravel
Symfony
CodeIgniter
Perl
R|?r|r studio|rstudio|r programming|ggplot2|tidyverse
Scala
Kotlin
Swift|?swift|swiftui
Objective-C|objective c
Dart|?dart
Flutter|?flutter
Elixir
Erlang
Haskell
Clojure
Lua
MATLAB|simulink
Fortran
COBOL|mainframe|jcl
Assembly language|assembler|x86 assembly
Bash|shell script|shell scripting|unix shell|korn shell
PowerShell
Groovy|?groovy
Solidity
Smart contracts|smart contract
Ethereum
Hyperledger|hyperledger fabric
Blockchain|distributed ledger
Web3|web3.js|dapp|decentralized application|decentralised application
Truffle|?truffle
Cryptocurrency|bitcoin|ico token
HTML|html5|xhtml
CSS|css3|cascading style sheet
Sass|scss
Less CSS|less.js|less/sass|sass/less
Tailwind CSS|tailwind|tailwindcss
Bootstrap|bootstrap 3|bootstrap 4|?bootstrap
jQuery|j query
AJAX
React|?react|react.js|reactjs
React Native
Redux
Next.js|nextjs
Angular|angularjs|angular.js|angular 2
Vue.js|vue|vuejs
Svelte|sveltekit
Node.js|node js|nodejs|?node
Express|express.js|expressjs|?express
NestJS|nest.js
GraphQL
REST APIs|rest api|restful|rest service|restful web service|restful api|rest web service|web api
SOAP|soap web service|?soap
Web services|web service
Microservices|microservice|micro service
Spring|?spring|spring mvc|spring framework|spring core
Spring Boot|springboot
Hibernate|?hibernate|jpa
Struts
JSP|java server page
JSF
Servlets|servlet
EJB
JDBC
JMS
Maven|?maven
Gradle
Ant|?ant|apache ant
Tomcat|apache tomcat
WebLogic
WebSphere
JBoss
JUnit
Django
Flask|?flask
FastAPI
Celery|?celery
WordPress|word press
Drupal
Joomla
Magento
Shopify
Git|github|gitlab|bitbucket|gitbash
SVN|subversion|tortoise svn
TFS|team foundation server|azure devops
CI/CD|continuous integration|continuous delivery|continuous deployment
Jenkins
Docker
Kubernetes|k8s|openshift
Helm|?helm
Terraform
Ansible
Chef|?chef
Puppet|?puppet
Infrastructure as code|iac
AWS|amazon web services|ec2|s3 bucket|aws lambda|cloudformation
Azure|microsoft azure
Google Cloud|gcp|google cloud platform
Serverless
Linux|red hat|redhat|rhel|ubuntu|centos|debian
Unix|solaris|aix|hp-ux
Windows Server|active directory
Nginx
Apache HTTP Server|apache server|apache web server
Prometheus
Grafana
ELK|elk stack|kibana|logstash
Elasticsearch|elastic search
Splunk
Nagios
Site reliability|sre
Release management|release engineering|configuration management|build and release
VMware|vsphere|esxi|virtualization|virtualisation
Networking|computer network|network administration|lan/wan|tcp/ip
Routing and switching|routing & switching|routing protocol|bgp|ospf|eigrp
VLAN|stp|vtp
Cisco|cisco asa|cisco router|cisco switch
Firewalls|firewall|palo alto|checkpoint|check point|fortinet|fortigate|juniper
VPN|ipsec
IDS/IPS|ips|intrusion detection|intrusion prevention
Load balancing|load balancer|f5
DNS|dhcp
Information security|cyber security|cybersecurity|it security|network security
Penetration testing|pentesting|ethical hacking|kali linux
Vulnerability assessment|vulnerability management|nessus|vapt
SIEM|qradar|arcsight|security monitoring
Incident response|security incident
IAM|identity management|identity and access management|single sign on|sso
OAuth|oauth2|openid connect
Cryptography|encryption
Technical support|help desk|helpdesk|desktop support|it support|service desk
ITIL|itsm|servicenow
Object-oriented programming|object oriented programming|oop|oops|object oriented design
Functional programming
Data structures|algorithm and data structure|data structure and algorithm
Design patterns|design pattern
Software architecture|system design|solution architecture
Test-driven development|tdd|test driven development
BDD|cucumber|gherkin|behaviour driven|behavior driven
Unit testing|unit test
Manual testing|manual test
Functional testing|functional test
Regression testing|regression test|regression suite
Integration testing|integration test|system testing
Smoke testing|smoke test|sanity testing|sanity test
Performance testing|load testing|jmeter|loadrunner
API testing|postman|rest assured|restassured|soapui
Test automation|automation testing|automated testing|automation framework|automated test
Test cases|test case|test plan|test planning|test scenario
Defect tracking|bug tracking|bug report|defect life cycle|defect management|bugzilla
Selenium|selenium webdriver
TestNG
Appium
Cypress|?cypress
Playwright
QTP|uft
HP ALM|quality center|hp qc|alm
Page Object Model|data driven framework|keyword driven framework|hybrid framework
SDLC|software development life cycle
STLC|software testing life cycle
Jira
Confluence|?confluence
Agile|?agile|agile methodology|agile method
Scrum|?scrum|scrum master
Kanban
Scaled Agile|scaled agile framework|safe agile|safe framework
Waterfall|?waterfall
DevOps|devsecops
Mobile development|mobile app|mobile application
Android|android studio|android sdk
iOS|xcode
Embedded systems|embedded system|firmware|microcontroller|arduino|raspberry pi
RTOS
IoT|internet of things
Game development|unity 3d|unity3d|unreal engine
Machine learning|ml model
Deep learning|neural network|cnn|rnn|lstm
Natural language processing|nlp|text mining
Computer vision|opencv|image processing
Large language models|llm|generative ai|prompt engineering
TensorFlow
Keras
PyTorch
scikit-learn|sklearn|scikit learn
pandas|?panda
NumPy
SciPy
Matplotlib|seaborn
Jupyter|jupyter notebook
Statistics|statistical analysis|statistical modelling|statistical modeling
Regression analysis|linear regression|logistic regression
Classification and clustering|clustering|random forest|decision tree|svm|k-means|naive bayes
Predictive modelling|predictive modeling|predictive analytics|predictive model
Time series|forecasting model
A/B testing|ab testing|split testing
Recommendation systems|recommender system|recommendation engine
Data science
Data analysis|data analytics|data analyst
Data mining
Data visualisation|data visualization|dashboarding
Tableau
Power BI|powerbi
QlikView|qlik|qlik sense
Looker
`;
