/** Notices before certificates, exceptions and plans end and when provisioning is silent, each given once; plans that end. */
package com.rundiffusion.keycloak.operations.upkeep.notice;
