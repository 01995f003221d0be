/** What a run leaves: its figures as they are, and a page that people read. */
package com.rundiffusion.keycloak.benchmark.report;
