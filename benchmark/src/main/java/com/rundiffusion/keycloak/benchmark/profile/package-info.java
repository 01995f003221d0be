/** Where a login spends its time: samples of a running server, and what they belong to. */
package com.rundiffusion.keycloak.benchmark.profile;
