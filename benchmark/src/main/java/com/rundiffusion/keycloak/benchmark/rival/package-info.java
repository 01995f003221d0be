/** What is measured: this product, and stock Keycloak set up for the same job. */
package com.rundiffusion.keycloak.benchmark.rival;
