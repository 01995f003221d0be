/** The production shape on one machine: the image, nginx with the gateway's own files, PostgreSQL, and servers that write down what reaches them. */
package com.rundiffusion.keycloak.testkit.server;
