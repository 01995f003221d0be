/** Notices before certificates, exceptions and plans end, each given once; plans that end. */
package com.rundiffusion.keycloak.operations.upkeep.notice;
