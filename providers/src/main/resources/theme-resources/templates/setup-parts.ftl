<#-- Parts of the pages of a setup link. -->

<#-- A value to type, beside the name of its field in Entra. -->
<#macro value id field text note="">
<div class="value">
    <dt id="${id}-name">${field}<#if note?has_content> <span class="note">${note}</span></#if></dt>
    <dd><code id="${id}">${text}</code>
        <span class="copy"><button type="button" class="link" data-copies="${id}" aria-label="${msg("setup.copy", field)}">${msg("rejection.copy")}</button><span role="status" data-copied="${msg("rejection.copied")}"></span></span></dd>
</div>
</#macro>

<#-- Where to click in Entra, drawn: a window with its menu, and what is open in it. -->
<#macro drawing title menu=[] open="">
<figure class="drawing">
    <div class="window" aria-hidden="true">
        <div class="bar"><span></span><span></span><span></span><b>${title}</b></div>
        <div class="panes">
            <#if menu?has_content>
            <ul>
                <#list menu as entry>
                <li<#if entry == open> class="open"</#if>>${entry}</li>
                </#list>
            </ul>
            </#if>
            <div class="pane"><#nested></div>
        </div>
    </div>
    <figcaption>${msg("setup.drawing", drawnOn)}</figcaption>
</figure>
</#macro>

<#-- In a drawing: a field with its value, and the number by which the text names it. -->
<#macro drawn label value="" number="">
<p class="drawn"><#if number?has_content><i>${number}</i></#if><span>${label}</span><#if value?has_content><b>${value}</b></#if></p>
</#macro>

<#-- In a drawing: a button to press. -->
<#macro press label number="">
<p class="press"><#if number?has_content><i>${number}</i></#if><b>${label}</b></p>
</#macro>

<#-- In the language of the page, where it has the message; else as the admin REST says it, in English. -->
<#function said key english>
    <#local text = msg(key)>
    <#return (text == key)?then(english, text)>
</#function>

<#-- What is wrong, all of it at once, each with the step that changes it. -->
<#macro faults list>
<#if list?has_content>
<div class="message error" role="alert" id="faults">
    <h2>${msg("setup.faults", list?size)}</h2>
    <ol>
        <#list list as fault>
        <li data-code="${fault.code}">
            <p><strong><#if fault.field??>${fault.field}: </#if><#if fault.rejection??>${msg("rejection." + fault.rejection + ".title")}<#else>${said("setup.fault." + fault.code + ".what", fault.message)}</#if></strong></p>
            <#if fault.actual??><p>${msg("setup.fault.came")} <code>${fault.actual}</code></p></#if>
            <#if fault.expected??><p>${msg("setup.fault.wanted")} <code>${fault.expected}</code></p></#if>
            <p><#if fault.rejection??><#if fault.setting??>${msg("rejection.entra." + fault.setting)}</#if><#else>${said("setup.fault." + fault.code + ".fix", fault.fix)}</#if></p>
            <#if fault.stepUrl??><p><a href="${fault.stepUrl}">${msg("setup.fault.step", msg("setup." + fault.step + ".name"))}</a></p></#if>
        </li>
        </#list>
    </ol>
</div>
</#if>
</#macro>

<#-- How a test went; what came is shown to the person who has signed in, and to nobody else. -->
<#macro testResult result>
<section id="result" data-outcome="${result.outcome}" aria-labelledby="result-title">
    <h2 id="result-title">${msg("setup.test." + result.outcome, result.time)}</h2>
    <#if result.came?has_content>
    <dl class="values">
        <#list result.came as entry>
        <div class="value"><dt>${msg("setup.came." + entry.key)}</dt><dd>${entry.value}</dd></div>
        </#list>
    </dl>
    </#if>
    <#list result.odd![] as odd>
    <p class="message warning" data-odd="${odd.key}">${msg("setup.odd." + odd.key)}</p>
    </#list>
</section>
</#macro>

<#-- The way on; a step that changes nothing here can be said to be done already. -->
<#macro next url label=msg("setup.next")>
<p class="ways"><a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="next" href="${url}">${label}</a></p>
</#macro>

<#macro csrf><input type="hidden" name="token" value="${token}"></#macro>

<#-- What a person ticks, and a mail filter that submits forms does not. -->
<#macro sure text><p class="sure"><label><input type="checkbox" id="sure" name="sure" value="yes" required> ${text}</label></p></#macro>
